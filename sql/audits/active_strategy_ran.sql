-- severity: warn
-- layer: mdm
-- description: where there are listings, the active strategy decided on some
select s.mdm_strategy
from meta.setting as s
where exists (select 1 from cleaned.cln_listing)
  and not exists (select 1 from mdm.mdm_decision as d where d.strategy = s.mdm_strategy)
