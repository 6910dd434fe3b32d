select *
from marts.month_kpi
