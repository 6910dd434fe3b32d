select *
from marts.day_hour_kpi
