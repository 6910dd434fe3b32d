-- One row an article or service code. Sales, returns, listings and reviews are each brought to that grain before they meet.
with sales as (
  select
    s.product_code,
    min(s.sold_on) as first_sold_on,
    max(s.sold_on) as last_sold_on,
    sum(s.revenue) as gross_revenue,
    sum(s.quantity) as quantity_sold,
    count(distinct s.invoice) as order_count,
    count(distinct s.customer_id) as customer_count,
    count(*) as line_count,
    sum(s.revenue) filter (where s.sold_on >= p.last_12m_from and s.sold_on < p.last_12m_until) as gross_revenue_12m,
    sum(s.revenue) filter (where s.sold_on >= p.prior_12m_from and s.sold_on < p.prior_12m_until)
      as gross_revenue_prior_12m,
    sum(s.quantity) filter (where s.sold_on >= p.last_12m_from and s.sold_on < p.last_12m_until) as quantity_12m
  from facts.fct_sale_line as s
  cross join dimensions.dim_period as p
  group by s.product_code
),

returns as (
  select product_code, sum(value) as returns_value, sum(quantity) as quantity_returned
  from facts.fct_return_line
  group by product_code
),

listings as (
  select product_code, count(*) as listing_count
  from dimensions.dim_listing
  where product_code is not null
  group by product_code
),

reviews as (
  select
    product_code,
    avg(rating) as rating_mean,
    count(*) as review_count,
    count(*) filter (where sentiment = 'positive') as positive_reviews,
    count(*) filter (where sentiment = 'neutral') as neutral_reviews,
    count(*) filter (where sentiment = 'negative') as negative_reviews
  from facts.fct_review
  where product_code is not null
  group by product_code
),

joined as (
  select
    d.product_code,
    d.product_name,
    d.category,
    d.kind,
    s.first_sold_on,
    s.last_sold_on,
    cast(coalesce(s.gross_revenue, 0) as decimal(18, 4)) as gross_revenue,
    cast(coalesce(r.returns_value, 0) as decimal(18, 4)) as returns_value,
    cast(coalesce(s.gross_revenue, 0) - coalesce(r.returns_value, 0) as decimal(18, 4)) as net_revenue,
    cast(coalesce(s.quantity_sold, 0) as bigint) as quantity_sold,
    cast(coalesce(r.quantity_returned, 0) as bigint) as quantity_returned,
    coalesce(s.order_count, 0) as order_count,
    coalesce(s.customer_count, 0) as customer_count,
    coalesce(s.line_count, 0) as line_count,
    cast(case when p.last_12m_from is not null then coalesce(s.gross_revenue_12m, 0) end as decimal(18, 4))
      as gross_revenue_12m,
    cast(case when p.prior_12m_from is not null then coalesce(s.gross_revenue_prior_12m, 0) end as decimal(18, 4))
      as gross_revenue_prior_12m,
    cast(case when p.last_12m_from is not null then coalesce(s.quantity_12m, 0) end as bigint) as quantity_12m,
    coalesce(l.listing_count, 0) as listing_count,
    v.rating_mean,
    coalesce(v.review_count, 0) as review_count,
    coalesce(v.positive_reviews, 0) as positive_reviews,
    coalesce(v.neutral_reviews, 0) as neutral_reviews,
    coalesce(v.negative_reviews, 0) as negative_reviews
  from dimensions.dim_product as d
  cross join dimensions.dim_period as p
  left join sales as s on s.product_code = d.product_code
  left join returns as r on r.product_code = d.product_code
  left join listings as l on l.product_code = d.product_code
  left join reviews as v on v.product_code = d.product_code
  where d.is_current
)

select
  j.product_code,
  j.product_name,
  j.category,
  j.kind,
  j.first_sold_on,
  j.last_sold_on,
  j.gross_revenue,
  j.returns_value,
  j.net_revenue,
  j.quantity_sold,
  j.quantity_returned,
  j.order_count,
  j.customer_count,
  j.line_count,
  case when j.quantity_sold > 0 then cast(j.gross_revenue as double) / j.quantity_sold end as average_price,
  case when j.quantity_sold > 0 then cast(j.quantity_returned as double) / j.quantity_sold end as return_rate,
  j.gross_revenue_12m,
  j.gross_revenue_prior_12m,
  j.quantity_12m,
  j.listing_count,
  j.rating_mean,
  j.review_count,
  j.positive_reviews,
  j.neutral_reviews,
  j.negative_reviews,
  case
    when j.rating_mean is null then null
    when j.rating_mean < a.alert_critical_rating and j.quantity_sold > a.alert_min_quantity then 'CRITICAL'
    when j.rating_mean < a.alert_watch_rating then 'WATCH'
    else 'OK'
  end as alert_status
from joined as j
cross join meta.setting as a
