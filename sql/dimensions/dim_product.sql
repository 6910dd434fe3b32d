-- One row a version of an article or service: its name from one day up to, not including, another (SCD2).
select
  cast(row_number() over (order by n.product_code, n.valid_from) as integer) as product_key,
  n.product_code,
  n.product_name,
  case when c.kind = 'service' then 'Service' else g.category end as category,
  c.kind,
  n.valid_from,
  n.valid_to,
  n.valid_to is null as is_current
from cleaned.cln_product_name as n
inner join cleaned.cln_code as c on c.product_code = n.product_code
left join dimensions.dim_category as g on g.product_name = n.product_name
