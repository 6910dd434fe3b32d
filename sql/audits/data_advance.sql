-- severity: warn
-- layer: facts
-- description: the last day in the data has moved on since a refresh of a month ago or more
select n.as_of, e.run_id as earlier_run, e.made_at as earlier_made_at
from meta.run as n
inner join meta.run as e
  on not e.is_current
  and e.is_demo = n.is_demo
  and e.as_of = n.as_of
  and days_between(e.made_at, n.made_at) >= 30
where n.is_current and not n.is_demo
