-- Files are numbered in the order of their names, so that a line has the same id in every refresh of the same files.
select
  file,
  row_number() over (order by file) as source_no
from raw.transaction
group by file
