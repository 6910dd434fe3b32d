-- The words of a rule are brought to the form in which names are compared: lower case, singular.
with phrases as (
  select
    cast(priority as integer) as priority,
    category,
    plain_words(each_part(words, '|')) as phrase
  from reference_csv('categories.csv')
),

singulars as (
  select priority, category, joined_words(singular_words(phrase)) as phrase
  from phrases
  where phrase <> ''
)

select
  phrase,
  min_by(category, priority) as category,
  min(priority) as priority,
  case when phrase like '% %' then 2 else 1 end as word_count
from singulars
group by phrase
