select *
from marts.country_kpi
