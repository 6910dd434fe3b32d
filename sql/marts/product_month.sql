-- One row a code and month with a sale, a return or a review.
with sales as (
  select
    product_code,
    month_of(sold_on) as month,
    sum(revenue) as gross_revenue,
    sum(quantity) as quantity_sold,
    count(distinct invoice) as order_count
  from facts.fct_sale_line
  group by product_code, month_of(sold_on)
),

returns as (
  select
    product_code,
    month_of(returned_on) as month,
    sum(value) as returns_value,
    sum(quantity) as quantity_returned
  from facts.fct_return_line
  group by product_code, month_of(returned_on)
),

reviews as (
  select
    product_code,
    month_of(review_on) as month,
    avg(rating) as rating_mean,
    count(*) as review_count
  from facts.fct_review
  where product_code is not null and review_on is not null
  group by product_code, month_of(review_on)
),

grain as (
  select product_code, month from sales
  union
  select product_code, month from returns
  union
  select product_code, month from reviews
)

select
  g.product_code,
  g.month,
  cast(coalesce(s.gross_revenue, 0) as decimal(18, 4)) as gross_revenue,
  cast(coalesce(r.returns_value, 0) as decimal(18, 4)) as returns_value,
  cast(coalesce(s.quantity_sold, 0) as bigint) as quantity_sold,
  cast(coalesce(r.quantity_returned, 0) as bigint) as quantity_returned,
  coalesce(s.order_count, 0) as order_count,
  case when s.quantity_sold > 0 then cast(s.gross_revenue as double) / s.quantity_sold end as average_price,
  v.rating_mean,
  coalesce(v.review_count, 0) as review_count
from grain as g
left join sales as s on s.product_code = g.product_code and s.month = g.month
left join returns as r on r.product_code = g.product_code and r.month = g.month
left join reviews as v on v.product_code = g.product_code and v.month = g.month
