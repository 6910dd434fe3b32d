select *
from marts.customer_kpi
