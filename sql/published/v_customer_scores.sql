select
  s.customer_id,
  k.country_code,
  k.country_name,
  s.recency_fifth,
  s.frequency_fifth,
  s.monetary_fifth,
  s.segment,
  s.activity_index,
  s.alive_probability,
  s.expected_purchase_days,
  s.expected_value,
  s.lifetime_value_12m,
  s.churn_probability,
  k.gross_revenue,
  k.recency_days
from marts.customer_score as s
inner join marts.customer_kpi as k on k.customer_id = s.customer_id
