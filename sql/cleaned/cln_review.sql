-- One row a review, of the marketplace or of the labelled file. What a source does not say stays empty: labelled reviews
-- have no listing, rating or date. The sentiment of a rated review is derived from its rating, and says so.
with numbered as (
  select
    *,
    row_number() over (partition by review_id order by file, line) as occurrence
  from staging.stg_review
),

rated as (
  select
    review_id,
    listing_id,
    rating,
    case when rating >= 4 then 'positive' when rating <= 2 then 'negative' when rating is not null then 'neutral' end
      as sentiment,
    'rating' as sentiment_source,
    review_on,
    title,
    body,
    file,
    line
  from numbered
  where occurrence = 1
    and nullif(review_id, '') is not null
    and (rating is null or rating between 1 and 5)
),

labelled as (
  select
    'labelled-' || cast(line as varchar) as review_id,
    cast(null as varchar) as listing_id,
    cast(null as double) as rating,
    case label when 1 then 'positive' when 0 then 'negative' end as sentiment,
    'label' as sentiment_source,
    cast(null as date) as review_on,
    cast(null as varchar) as title,
    coalesce(body_english, body) as body,
    file,
    line
  from staging.stg_labelled_review
  where coalesce(body_english, body) is not null
)

select * from rated
union all
select * from labelled
