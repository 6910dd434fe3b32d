-- Everything that was set aside, by source and line, with its reason and a sample of what stood there.
select
  'transactions' as source,
  cast(line_id as varchar) as record_id,
  line_id,
  reject_reason as reason,
  amount,
  concat_ws(' · ', invoice, product_code, description, cast(quantity as varchar), cast(unit_price as varchar)) as sample
from cleaned.cln_line
where line_class = 'rejected'

union all

select
  'transactions' as source,
  cast(line_id as varchar) as record_id,
  line_id,
  'exact duplicate' as reason,
  amount,
  concat_ws(' · ', invoice, product_code, description, cast(quantity as varchar), cast(unit_price as varchar)) as sample
from cleaned.cln_line
where line_class = 'duplicate'

union all

select
  'listings' as source,
  s.listing_id as record_id,
  s.line as line_id,
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
