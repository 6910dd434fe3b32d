-- severity: warn
-- layer: cleaned
-- description: at least half of the lines read are sales or returns
select count(*) as lines, count(*) filter (where line_class in ('rejected', 'duplicate')) as set_aside
from cleaned.cln_line
having count(*) filter (where line_class in ('rejected', 'duplicate')) * 2 > count(*)
