-- severity: warn
-- layer: facts
-- description: the last day in the data is not earlier than at an earlier refresh of the same kind of data
select n.as_of, e.as_of as earlier_as_of, e.run_id as earlier_run
from meta.run as n
inner join meta.run as e on not e.is_current and e.is_demo = n.is_demo and e.as_of > n.as_of
where n.is_current
