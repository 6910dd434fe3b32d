-- The category of each name, by whole words: of the rules that fit, the one of the lowest priority number, and a phrase
-- of two words before a single word.
with names as (
  select distinct product_name
  from cleaned.cln_product_name
),

words as (
  select product_name, singular_words(product_name) as words
  from names
),

phrases as (
  select product_name, each_item(words) as phrase, 1 as word_count
  from words

  union

  select product_name, each_item(word_pairs(words)) as phrase, 2 as word_count
  from words
),

matched as (
  select
    p.product_name,
    r.category,
    row_number() over (
      partition by p.product_name
      order by r.priority, r.word_count desc, r.phrase
    ) as place,
    r.phrase
  from phrases as p
  inner join reference.category_rule as r on r.phrase = p.phrase
)

select
  n.product_name,
  coalesce(m.category, 'Other') as category,
  m.phrase as decided_by
from names as n
left join matched as m on m.product_name = n.product_name and m.place = 1
