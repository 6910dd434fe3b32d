-- severity: warn
-- layer: cleaned
-- description: every way in which the files write a country is in the reference
select country, lines
from cleaned.cln_country
where not is_known
