-- One row a country that occurs, with every way in which the files wrote it. ZZ gathers what is unspecified or unknown.
with written as (
  select country_code, joined_texts(country) as source_names
  from cleaned.cln_country
  group by country_code
),

used as (
  select country_code, source_names from written
  union all
  -- Lines without any country point here too.
  select 'ZZ' as country_code, cast(null as varchar) as source_names
  where 'ZZ' not in (select country_code from written)
)

select
  u.country_code,
  r.country_name,
  r.country_name_fr,
  r.code_status,
  u.source_names
from used as u
inner join reference.country as r on r.country_code = u.country_code
