-- One row a line taken back or cancelled. Quantity and value are positive: what came back.
-- Every line finds exactly one version of its code (audited), so the join neither drops nor repeats any.
with versions as (
  select product_key, product_code, valid_from, coalesce(valid_to, cast('9999-12-31' as date)) as valid_until
  from dimensions.dim_product
)

select
  l.line_id,
  l.invoice,
  l.product_code,
  v.product_key,
  l.customer_id,
  l.country_code,
  l.sold_at as returned_at,
  cast(l.sold_at as date) as returned_on,
  -l.quantity as quantity,
  l.unit_price,
  -l.amount as value,
  case when l.line_class = 'service_return' then 'service' else 'article' end as line_kind
from cleaned.cln_line as l
inner join versions as v
  on v.product_code = l.product_code
  and cast(l.sold_at as date) >= v.valid_from
  and cast(l.sold_at as date) < v.valid_until
where l.line_class in ('return', 'service_return')
