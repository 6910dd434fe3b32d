select product_code, product_name, valid_from, valid_to, is_current
from dimensions.dim_product
