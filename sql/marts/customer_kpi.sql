-- One row a customer. Orders are counted once each, whatever their number of lines.
with sales as (
  select
    customer_id,
    max(sold_on) as last_order_on,
    count(distinct invoice) as order_count,
    count(*) as line_count,
    sum(quantity) as quantity,
    count(distinct product_code) as product_count,
    sum(revenue) as gross_revenue
  from facts.fct_sale_line
  group by customer_id
),

returns as (
  select customer_id, sum(value) as returns_value
  from facts.fct_return_line
  group by customer_id
),

-- Ratings are of articles and not by these customers: brought to the article, then weighted by what each customer spent on it.
bought as (
  select customer_id, product_code, sum(revenue) as revenue
  from facts.fct_sale_line
  where product_code in (select product_code from marts.product_kpi where rating_mean is not null)
  group by customer_id, product_code
),

ratings as (
  select
    b.customer_id,
    -- Rounded, so that a mean of fives is five.
    round(sum(cast(b.revenue as double) * k.rating_mean) / sum(cast(b.revenue as double)), 9) as rating_of_articles
  from bought as b
  inner join marts.product_kpi as k on k.product_code = b.product_code
  group by b.customer_id
)

select
  c.customer_id,
  c.country_code,
  d.country_name,
  c.first_order_on,
  s.last_order_on,
  coalesce(s.order_count, 0) as order_count,
  coalesce(s.line_count, 0) as line_count,
  cast(coalesce(s.quantity, 0) as bigint) as quantity,
  coalesce(s.product_count, 0) as product_count,
  cast(coalesce(s.gross_revenue, 0) as decimal(18, 4)) as gross_revenue,
  cast(coalesce(r.returns_value, 0) as decimal(18, 4)) as returns_value,
  cast(coalesce(s.gross_revenue, 0) - coalesce(r.returns_value, 0) as decimal(18, 4)) as net_revenue,
  case when s.order_count > 0 then cast(s.gross_revenue as double) / s.order_count end as average_order_value,
  days_between(s.last_order_on, p.as_of) as recency_days,
  g.rating_of_articles
from dimensions.dim_customer as c
cross join dimensions.dim_period as p
inner join dimensions.dim_country as d on d.country_code = c.country_code
left join sales as s on s.customer_id = c.customer_id
left join returns as r on r.customer_id = c.customer_id
left join ratings as g on g.customer_id = c.customer_id
