-- Each way in which the files write a country, and its code. What no reference knows is ZZ and stays visible by its name.
with written as (
  select country, count(*) as lines
  from staging.stg_transaction
  where country is not null
  group by country
)

select
  w.country,
  coalesce(s.country_code, 'ZZ') as country_code,
  s.country_code is not null as is_known,
  w.lines
from written as w
left join reference.country_spelling as s on s.spelling = plain_words(w.country)
