-- One row a country, by the country written on each line.
with sales as (
  select
    s.country_code,
    sum(s.revenue) as gross_revenue,
    count(distinct s.invoice) as order_count,
    count(distinct s.customer_id) as customer_count,
    sum(s.revenue) filter (where s.sold_on >= p.last_12m_from and s.sold_on < p.last_12m_until) as gross_revenue_12m,
    sum(s.revenue) filter (where s.sold_on >= p.prior_12m_from and s.sold_on < p.prior_12m_until)
      as gross_revenue_prior_12m
  from facts.fct_sale_line as s
  cross join dimensions.dim_period as p
  group by s.country_code
),

returns as (
  select country_code, sum(value) as returns_value
  from facts.fct_return_line
  group by country_code
),

total as (
  select sum(gross_revenue) as gross_revenue
  from sales
),

joined as (
  select
    d.country_code,
    d.country_name,
    d.country_name_fr,
    cast(coalesce(s.gross_revenue, 0) as decimal(18, 4)) as gross_revenue,
    cast(coalesce(r.returns_value, 0) as decimal(18, 4)) as returns_value,
    cast(coalesce(s.gross_revenue, 0) - coalesce(r.returns_value, 0) as decimal(18, 4)) as net_revenue,
    coalesce(s.order_count, 0) as order_count,
    coalesce(s.customer_count, 0) as customer_count,
    cast(case when p.last_12m_from is not null then coalesce(s.gross_revenue_12m, 0) end as decimal(18, 4))
      as gross_revenue_12m,
    cast(case when p.prior_12m_from is not null then coalesce(s.gross_revenue_prior_12m, 0) end as decimal(18, 4))
      as gross_revenue_prior_12m,
    t.gross_revenue as total_revenue
  from dimensions.dim_country as d
  cross join dimensions.dim_period as p
  cross join total as t
  left join sales as s on s.country_code = d.country_code
  left join returns as r on r.country_code = d.country_code
)

select
  country_code,
  country_name,
  country_name_fr,
  gross_revenue,
  returns_value,
  net_revenue,
  order_count,
  customer_count,
  case when order_count > 0 then cast(gross_revenue as double) / order_count end as average_order_value,
  case when total_revenue > 0 then cast(gross_revenue as double) / cast(total_revenue as double) end as revenue_share,
  gross_revenue_12m,
  gross_revenue_prior_12m,
  case
    when gross_revenue_prior_12m > 0 then cast(gross_revenue_12m as double) / cast(gross_revenue_prior_12m as double) - 1
  end as growth_12m
from joined
