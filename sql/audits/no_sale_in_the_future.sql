-- severity: error
-- layer: facts
-- description: no sale is later than the run, and none before 1990
select s.line_id, s.sold_at
from facts.fct_sale_line as s
cross join meta.run as r
where r.is_current and (s.sold_on > cast(r.made_at as date) or s.sold_on < cast('1990-01-01' as date))
