-- severity: warn
-- layer: cleaned
-- description: at most one line in a hundred has an unreadable value
select count(*) as lines, count(*) filter (where reject_reason = 'unreadable value') as unreadable
from cleaned.cln_line
having count(*) filter (where reject_reason = 'unreadable value') * 100 > count(*)
