select
  file,
  line,
  nullif(trim(review), '') as body,
  try_cast(sentiment as integer) as label,
  nullif(trim(translation), '') as body_english
from raw.labelled_review
