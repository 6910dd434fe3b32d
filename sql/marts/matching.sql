-- One row a strategy and figure: how far each computed strategy links the catalogue, its revenue and the listings.
with articles as (
  select count(*) as articles, sum(revenue) as revenue
  from cleaned.cln_article
  where quantity > 0
),

accepted as (
  select distinct d.strategy, a.product_code, a.revenue
  from mdm.mdm_decision as d
  inner join cleaned.cln_article as a on a.product_code = d.left_id
  where d.zone = 'accept' and a.quantity > 0
),

coverage as (
  select strategy, count(*) as articles, sum(revenue) as revenue
  from accepted
  group by strategy
),

strategies as (
  select distinct strategy from mdm.mdm_decision
),

zones as (
  select strategy, zone, count(*) as links, count(distinct right_id) as listings
  from mdm.mdm_decision
  group by strategy, zone
),

reviewed as (
  select d.strategy, count(distinct r.review_id) as reviews
  from mdm.mdm_decision as d
  inner join cleaned.cln_review as r on r.listing_id = d.right_id
  where d.zone = 'accept'
  group by d.strategy
),

all_listings as (
  select count(*) as listings
  from cleaned.cln_listing
),

all_reviews as (
  select count(*) as reviews
  from cleaned.cln_review
)

select s.strategy, 'articles_sold' as metric, cast(a.articles as double) as value, 'articles' as unit
from strategies as s cross join articles as a

union all

select s.strategy, 'articles_linked' as metric, cast(coalesce(c.articles, 0) as double) as value, 'articles' as unit
from strategies as s left join coverage as c on c.strategy = s.strategy

union all

select
  s.strategy, 'article_coverage' as metric,
  cast(coalesce(c.articles, 0) as double) / nullif(a.articles, 0) as value, 'share' as unit
from strategies as s cross join articles as a left join coverage as c on c.strategy = s.strategy

union all

select
  s.strategy, 'revenue_coverage' as metric,
  cast(coalesce(c.revenue, 0) as double) / cast(nullif(a.revenue, 0) as double) as value, 'share' as unit
from strategies as s cross join articles as a left join coverage as c on c.strategy = s.strategy

union all

select strategy, 'links_' || zone as metric, cast(links as double) as value, 'links' as unit
from zones

union all

select
  s.strategy, 'listing_coverage' as metric,
  cast(coalesce(z.listings, 0) as double) / nullif(l.listings, 0) as value, 'share' as unit
from strategies as s
cross join all_listings as l
left join zones as z on z.strategy = s.strategy and z.zone = 'accept'

union all

select
  s.strategy, 'review_coverage' as metric,
  cast(coalesce(r.reviews, 0) as double) / nullif(v.reviews, 0) as value, 'share' as unit
from strategies as s cross join all_reviews as v left join reviewed as r on r.strategy = s.strategy
