-- severity: error
-- layer: facts
-- description: every line that came in is sold, returned, rejected or a duplicate, and nothing else
with counts as (
  select
    (select count(*) from raw.transaction) as read_lines,
    (select count(*) from cleaned.cln_line) as cleaned_lines,
    (select count(*) from cleaned.cln_line where line_class = 'rejected') as rejected,
    (select count(*) from cleaned.cln_line where line_class = 'duplicate') as duplicates,
    (select count(*) from facts.fct_sale_line) as sold,
    (select count(*) from facts.fct_return_line) as returned
)

select *
from counts
where read_lines <> cleaned_lines
  or read_lines <> sold + returned + rejected + duplicates
