-- One row a calendar day, days without a sale included with zeros.
with sales as (
  select
    sold_on,
    sum(revenue) filter (where line_kind = 'article') as article_revenue,
    sum(revenue) filter (where line_kind = 'service') as service_revenue,
    sum(revenue) as gross_revenue,
    count(distinct invoice) as order_count,
    count(distinct customer_id) as customer_count,
    count(*) as line_count,
    sum(quantity) as quantity_sold
  from facts.fct_sale_line
  group by sold_on
),

returns as (
  select returned_on, sum(value) as returns_value, sum(quantity) as quantity_returned
  from facts.fct_return_line
  group by returned_on
)

select
  d.date_day as sold_on,
  cast(coalesce(s.article_revenue, 0) as decimal(18, 4)) as article_revenue,
  cast(coalesce(s.service_revenue, 0) as decimal(18, 4)) as service_revenue,
  cast(coalesce(s.gross_revenue, 0) as decimal(18, 4)) as gross_revenue,
  cast(coalesce(r.returns_value, 0) as decimal(18, 4)) as returns_value,
  cast(coalesce(s.gross_revenue, 0) - coalesce(r.returns_value, 0) as decimal(18, 4)) as net_revenue,
  coalesce(s.order_count, 0) as order_count,
  coalesce(s.customer_count, 0) as customer_count,
  coalesce(s.line_count, 0) as line_count,
  cast(coalesce(s.quantity_sold, 0) as bigint) as quantity_sold,
  cast(coalesce(r.quantity_returned, 0) as bigint) as quantity_returned
from dimensions.dim_date as d
left join sales as s on s.sold_on = d.date_day
left join returns as r on r.returned_on = d.date_day
