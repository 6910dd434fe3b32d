-- Everything that was set aside, by source and line, with its reason and a sample of what stood there.
select
  'transaction' as source,
  t.file,
  t.line,
  case when l.is_duplicate then 'exact duplicate' else l.reject_reason end as reason,
  l.amount,
  concat_ws(
    ' · ', t.invoice, t.stock_code, t.description, cast(t.quantity as varchar), cast(t.unit_price as varchar),
    cast(t.sold_at as varchar), t.customer_id, t.country
  ) as sample
from cleaned.cln_line as l
inner join staging.stg_transaction as t on t.line_id = l.line_id
where l.line_class in ('rejected', 'duplicate')

union all

select
  'listing' as source,
  s.file,
  s.line,
  case
    when nullif(s.listing_id, '') is null then 'no id'
    when s.title is null then 'no title'
    else 'id comes twice'
  end as reason,
  cast(null as decimal(18, 4)) as amount,
  concat_ws(' · ', s.listing_id, s.brand, s.title) as sample
from staging.stg_listing as s
left join cleaned.cln_listing as c on c.file = s.file and c.line = s.line
where c.line is null

union all

select
  'review' as source,
  s.file,
  s.line,
  case
    when nullif(s.review_id, '') is null then 'no id'
    when s.rating is not null and s.rating not between 1 and 5 then 'rating outside 1 to 5'
    else 'id comes twice'
  end as reason,
  cast(null as decimal(18, 4)) as amount,
  concat_ws(' · ', s.review_id, s.listing_id, cast(s.rating as varchar), s.title) as sample
from staging.stg_review as s
left join cleaned.cln_review as c on c.file = s.file and c.line = s.line
where c.line is null

union all

select
  'labelled_review' as source,
  s.file,
  s.line,
  'no text' as reason,
  cast(null as decimal(18, 4)) as amount,
  cast(s.label as varchar) as sample
from staging.stg_labelled_review as s
left join cleaned.cln_review as c on c.file = s.file and c.line = s.line
where c.line is null

union all

select
  'cost' as source,
  s.file,
  s.line,
  case
    when s.unit_cost < 0 then 'cost below zero'
    when k.product_code is null then 'no such code in the sales'
    else 'another cost of the code comes later'
  end as reason,
  cast(null as decimal(18, 4)) as amount,
  concat_ws(' · ', s.product_code, cast(s.unit_cost as varchar)) as sample
from staging.stg_cost as s
left join cleaned.cln_cost as c on c.file = s.file and c.line = s.line
left join cleaned.cln_code as k on k.product_code = s.product_code
where c.line is null

union all

-- Rows that the reader could not take as rows, or whose field is not of its type.
select
  source,
  file,
  line,
  reason,
  cast(null as decimal(18, 4)) as amount,
  content as sample
from raw.reject
