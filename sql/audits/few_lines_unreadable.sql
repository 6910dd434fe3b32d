-- severity: warn
-- layer: raw
-- description: at most one row in a hundred of each kind of file cannot be read
select source, sum(record_count) as rows_read, sum(reject_count) as unreadable
from raw.source
group by source
having sum(reject_count) * 100 > sum(record_count)
