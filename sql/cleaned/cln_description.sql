-- Each text beside each code, and whether it is a name or a remark typed in a name's place.
with texts as (
  select
    product_code,
    description,
    plain_words(description) as words,
    sum(lines) as lines,
    sum(priced_lines) as priced_lines
  from cleaned.cln_description_month
  where description is not null
  group by product_code, description
),

priced_codes as (
  select distinct product_code
  from texts
  where priced_lines > 0
),

single_words as (
  select product_code, description, each_part(words, ' ') as word
  from texts
  where priced_lines = 0
),

remark_words as (
  select distinct s.product_code, s.description
  from single_words as s
  inner join reference.remark as r on r.match = 'word' and r.text = s.word
),

judged as (
  select
    t.*,
    case
      -- A service goes by the name in the reference, whatever is typed beside it.
      when t.product_code in (select service_code from reference.service_code) then null
      when not matches(t.description, '\p{L}') then 'no letter in it'
      when whole.text is not null then 'a known remark'
      when w.description is not null then 'never beside a price, with a word of a remark'
      when t.priced_lines = 0 and t.product_code in (select product_code from priced_codes) and matches(t.description, '\p{Ll}{2}')
        then 'never beside a price, in small letters, where the code has a priced name'
    end as remark_reason
  from texts as t
  left join reference.remark as whole on whole.match = 'whole' and whole.text = t.words
  left join remark_words as w on w.product_code = t.product_code and w.description = t.description
)

select
  product_code,
  description,
  -- Names that differ in nothing but spaces are one name.
  collapsed(description) as product_name,
  words,
  cast(lines as bigint) as lines,
  cast(priced_lines as bigint) as priced_lines,
  remark_reason is not null as is_remark,
  remark_reason
from judged
