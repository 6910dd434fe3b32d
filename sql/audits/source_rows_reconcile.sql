-- severity: error
-- layer: raw
-- description: rows that the reader counted in each file = rows loaded + rejected + left out by the sample
with loaded as (
  select 'transaction' as source, file, count(*) as lines from raw.transaction group by file
  union all
  select 'listing', file, count(*) from raw.listing group by file
  union all
  select 'review', file, count(*) from raw.review group by file
  union all
  select 'labelled_review', file, count(*) from raw.labelled_review group by file
),

rejected as (
  select source, file, count(*) as lines
  from raw.reject
  group by source, file
)

select
  s.source, s.file, s.record_count, l.lines as loaded, r.lines as rejected, s.sampled_out
from raw.source as s
left join loaded as l on l.source = s.source and l.file = s.file
left join rejected as r on r.source = s.source and r.file = s.file
where s.source in ('transaction', 'listing', 'review', 'labelled_review')
  and s.record_count <> coalesce(l.lines, 0) + coalesce(r.lines, 0) + s.sampled_out
