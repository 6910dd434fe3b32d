-- severity: error
-- layer: facts
-- description: the version of the article that a line points to is the one valid on its day
select s.line_id
from facts.fct_sale_line as s
inner join dimensions.dim_product as p on p.product_key = s.product_key
where p.product_code <> s.product_code or s.sold_on < p.valid_from or s.sold_on >= p.valid_to
union all
select r.line_id
from facts.fct_return_line as r
inner join dimensions.dim_product as p on p.product_key = r.product_key
where p.product_code <> r.product_code or r.returned_on < p.valid_from or r.returned_on >= p.valid_to
