select *
from marts.day_kpi
