-- severity: error
-- layer: mdm
-- description: a decision is accept, ask or reject
select strategy, zone
from mdm.mdm_decision
where zone is null or zone not in ('accept', 'ask', 'reject')
