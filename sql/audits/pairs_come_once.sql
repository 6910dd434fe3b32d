-- severity: error
-- layer: mdm
-- description: a strategy decides each pair of article and listing once, and puts each record into one cluster
select strategy, left_id, right_id
from mdm.mdm_decision
group by strategy, left_id, right_id
having count(*) > 1
union all
select strategy, source, record_id
from mdm.mdm_cluster
group by strategy, source, record_id
having count(*) > 1
