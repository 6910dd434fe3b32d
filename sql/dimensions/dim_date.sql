-- Each calendar day from the first line to the last, days without a sale included.
with span as (
  select min(first_on) as first_day, max(last_on) as last_day
  from cleaned.cln_code
),

days as (
  select each_day(first_day, last_day) as day
  from span
  where first_day is not null
)

select
  day as date_day,
  year(day) as year,
  quarter(day) as quarter,
  month(day) as month,
  month_of(day) as month_start,
  day(day) as day_of_month,
  iso_week(day) as iso_week,
  iso_weekday(day) as iso_weekday,
  iso_weekday(day) >= 6 as is_weekend
from days
