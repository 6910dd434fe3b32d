select *
from marts.product_kpi
