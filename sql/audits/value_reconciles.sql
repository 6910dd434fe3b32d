-- severity: error
-- layer: facts
-- description: what all lines are worth = sales − returns + rejected + duplicates, to the last digit
with amounts as (
  select
    (select coalesce(sum(amount), 0) from cleaned.cln_line) as all_lines,
    (select coalesce(sum(amount), 0) from cleaned.cln_line where line_class in ('rejected', 'duplicate')) as set_aside,
    (select coalesce(sum(revenue), 0) from facts.fct_sale_line) as sold,
    (select coalesce(sum(value), 0) from facts.fct_return_line) as returned
)

select *
from amounts
where all_lines <> sold - returned + set_aside
