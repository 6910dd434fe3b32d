-- One row a calendar month. Money and units come from the days; orders and customers are counted anew, for one may span days.
with money as (
  select
    month_of(sold_on) as month,
    sum(article_revenue) as article_revenue,
    sum(service_revenue) as service_revenue,
    sum(gross_revenue) as gross_revenue,
    sum(returns_value) as returns_value,
    sum(net_revenue) as net_revenue,
    sum(line_count) as line_count,
    sum(quantity_sold) as quantity_sold,
    sum(quantity_returned) as quantity_returned
  from marts.day_kpi
  group by month_of(sold_on)
),

orders as (
  select
    d.month_start as month,
    count(distinct s.invoice) as order_count,
    count(distinct s.customer_id) as customer_count
  from facts.fct_sale_line as s
  inner join dimensions.dim_date as d on d.date_day = s.sold_on
  group by d.month_start
)

select
  m.month,
  cast(m.article_revenue as decimal(18, 4)) as article_revenue,
  cast(m.service_revenue as decimal(18, 4)) as service_revenue,
  cast(m.gross_revenue as decimal(18, 4)) as gross_revenue,
  cast(m.returns_value as decimal(18, 4)) as returns_value,
  cast(m.net_revenue as decimal(18, 4)) as net_revenue,
  coalesce(o.order_count, 0) as order_count,
  coalesce(o.customer_count, 0) as customer_count,
  cast(m.line_count as bigint) as line_count,
  cast(m.quantity_sold as bigint) as quantity_sold,
  cast(m.quantity_returned as bigint) as quantity_returned,
  case when o.order_count > 0 then cast(m.gross_revenue as double) / o.order_count end as average_order_value,
  m.month >= p.first_full_month and m.month < p.end_of_full_months as is_complete
from money as m
cross join dimensions.dim_period as p
left join orders as o on o.month = m.month
