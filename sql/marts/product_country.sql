-- One row a code and country with a sale.
select
  product_code,
  country_code,
  cast(sum(revenue) as decimal(18, 4)) as gross_revenue,
  cast(sum(quantity) as bigint) as quantity_sold,
  count(distinct invoice) as order_count
from facts.fct_sale_line
group by product_code, country_code
