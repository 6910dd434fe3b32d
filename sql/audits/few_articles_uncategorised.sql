-- severity: warn
-- layer: marts
-- description: at most 15 % of the articles' revenue is of no category that a rule knows
select value as share
from marts.data_quality
where metric = 'revenue_share_other_category' and value > 0.15
