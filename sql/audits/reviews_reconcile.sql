-- severity: error
-- layer: facts
-- description: every review read is in the fact or among the rejects
with counts as (
  select
    (select count(*) from raw.review) + (select count(*) from raw.labelled_review) as read_reviews,
    (select count(*) from facts.fct_review) as kept,
    (select count(*) from cleaned.cln_review) as cleaned
)

select *
from counts
where kept <> cleaned
  or read_reviews < kept
  or read_reviews <> kept + (
    select count(*)
    from cleaned.cln_reject
    where source in ('review', 'labelled_review')
      and reason in ('no id', 'rating outside 1 to 5', 'id comes twice', 'no text')
  )
