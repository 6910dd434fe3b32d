select product_code, product_name, category, kind, valid_from
from dimensions.dim_product
where is_current
