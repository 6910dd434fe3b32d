-- severity: error
-- layer: marts
-- description: an article without a rating has no alert status, and one with a rating has one
select product_code, rating_mean, alert_status
from marts.product_kpi
where (rating_mean is null) <> (alert_status is null)
