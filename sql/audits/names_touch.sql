-- severity: error
-- layer: dimensions
-- description: the versions of a code neither overlap nor leave a gap, and the last one is open
with versions as (
  select
    product_code,
    valid_from,
    valid_to,
    is_current,
    lead(valid_from) over (partition by product_code order by valid_from) as next_from
  from dimensions.dim_product
)

select *
from versions
where valid_to is distinct from next_from
  or valid_to <= valid_from
  or is_current <> (valid_to is null)
