select *
from marts.product_month
