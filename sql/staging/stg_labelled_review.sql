select
  file,
  line,
  nullif(trim(review), '') as body,
  sentiment_int as label,
  nullif(trim(translation), '') as body_english
from raw.labelled_review
