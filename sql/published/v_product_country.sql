select *
from marts.product_country
