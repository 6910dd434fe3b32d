-- One row a pair of the active strategy that is worth a steward's look, with what a decision about it is worth: revenue
-- that hangs on the pair, times p (1 - p), which is greatest where the strategy knows least. The whole revenue of the article
-- hangs on its only listing; of an article with several, as much as the listing's share of its reviews.
with active as (
  select d.left_id, d.right_id, d.zone, d.reason, d.probability, d.decided_by
  from mdm.mdm_decision as d
  inner join meta.setting as s on s.mdm_strategy = d.strategy
),

reviewed as (
  select listing_id, count(*) as reviews, avg(rating) as rating_mean
  from cleaned.cln_review
  where listing_id is not null
  group by listing_id
),

linked as (
  select a.left_id, count(*) as listings, sum(coalesce(r.reviews, 0)) as reviews
  from active as a
  left join reviewed as r on r.listing_id = a.right_id
  where a.zone = 'accept'
  group by a.left_id
),

pairs as (
  select
    a.left_id,
    a.right_id,
    a.zone,
    a.reason,
    a.probability,
    cast(p.revenue as double) as revenue,
    coalesce(r.reviews, 0) as review_count,
    r.rating_mean,
    coalesce(l.listings, 0) - case when a.zone = 'accept' then 1 else 0 end as other_listings,
    coalesce(l.reviews, 0) - case when a.zone = 'accept' then coalesce(r.reviews, 0) else 0 end as other_reviews
  from active as a
  inner join cleaned.cln_article as p on p.product_code = a.left_id
  left join reviewed as r on r.listing_id = a.right_id
  left join linked as l on l.left_id = a.left_id
  where a.decided_by = 'rule' and a.zone <> 'reject'
),

staked as (
  select
    *,
    case
      when other_listings = 0 then revenue
      else revenue * review_count / greatest(1, review_count + other_reviews)
    end as stake
  from pairs
)

select
  left_id,
  right_id,
  zone,
  probability,
  stake,
  stake * probability * (1 - probability) as worth,
  revenue,
  review_count,
  rating_mean,
  other_listings,
  reason
from staked
where stake * probability * (1 - probability) > 0
