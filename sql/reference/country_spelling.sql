-- Every way in which a country is written, without regard to case or punctuation.
with spellings as (
  select country_code, plain_words(country_name) as spelling from reference.country
  union
  select country_code, plain_words(country_code) as spelling from reference.country
  union
  select country_code, plain_words(country_name_fr) as spelling from reference.country
  union
  select country_code, plain_words(each_part(also_written, '|')) as spelling from reference.country
)

-- Were one spelling given to two countries, the first code would win: the audit on this model's key finds it.
select spelling, country_code
from spellings
where spelling <> ''
