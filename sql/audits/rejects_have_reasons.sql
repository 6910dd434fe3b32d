-- severity: error
-- layer: cleaned
-- description: every line set aside says why, and can be looked at
select l.line_id, l.line_class
from cleaned.cln_line as l
where l.line_class = 'rejected' and l.reject_reason is null
