-- The one place that says what "the last twelve months" are: full calendar months only, counted back from the last day
-- in the data. Where the data are too short for a span, its bounds are empty, and so is every measure that needs it.
with span as (
  select
    cast(min(sold_at) as date) as first_on,
    cast(max(sold_at) as date) as as_of
  from cleaned.cln_line
),

months as (
  select
    first_on,
    as_of,
    -- A month may open with a holiday: the first one counts as full if the data begin by its fourth day.
    case when day(first_on) <= 4 then month_of(first_on) else months_later(month_of(first_on), 1) end
      as first_full_month,
    case when as_of = last_day(as_of) then months_later(month_of(as_of), 1) else month_of(as_of) end
      as end_of_full_months
  from span
)

select
  first_on,
  as_of,
  first_full_month,
  end_of_full_months,
  case when months_later(end_of_full_months, -12) >= first_full_month then months_later(end_of_full_months, -12) end
    as last_12m_from,
  case when months_later(end_of_full_months, -12) >= first_full_month then end_of_full_months end
    as last_12m_until,
  case when months_later(end_of_full_months, -24) >= first_full_month then months_later(end_of_full_months, -24) end
    as prior_12m_from,
  case when months_later(end_of_full_months, -24) >= first_full_month then months_later(end_of_full_months, -12) end
    as prior_12m_until
from months
