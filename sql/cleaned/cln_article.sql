-- One row an article code (no service): what matching compares with the marketplace's listings.
with sold as (
  select
    product_code,
    cast(sum(amount) as decimal(18, 4)) as revenue,
    cast(sum(quantity) as bigint) as quantity
  from cleaned.cln_line
  where line_class = 'sale'
  group by product_code
),

-- What most of its sale lines say, of equally many the highest: discounts for quantity stay out of it, and a batch of
-- sales moves it seldom.
prices as (
  select product_code, cast(unit_price as double) as usual_price
  from (
    select
      product_code,
      unit_price,
      row_number() over (partition by product_code order by count(*) desc, unit_price desc) as place
    from cleaned.cln_line
    where line_class = 'sale'
    group by product_code, unit_price
  ) as priced
  where place = 1
),

names as (
  select
    product_code,
    max_by(product_name, valid_from) as product_name
  from cleaned.cln_product_name
  group by product_code
),

all_names as (
  select product_code, collect_names(product_name) as names
  from cleaned.cln_description
  where not is_remark
  group by product_code
)

select
  c.product_code,
  n.product_name,
  a.names,
  coalesce(s.revenue, 0) as revenue,
  coalesce(s.quantity, 0) as quantity,
  p.usual_price,
  a.names is not null as is_named,
  a.names is not null
  and (
    t.top_n_products = 0
    or row_number() over (partition by a.names is not null order by coalesce(s.quantity, 0) desc, c.product_code)
    <= t.top_n_products
  ) as is_matched
from cleaned.cln_code as c
cross join meta.setting as t
inner join names as n on n.product_code = c.product_code
left join all_names as a on a.product_code = c.product_code
left join sold as s on s.product_code = c.product_code
left join prices as p on p.product_code = c.product_code
where c.kind = 'article'
