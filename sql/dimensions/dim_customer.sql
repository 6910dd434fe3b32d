-- One row a customer who bought or returned. The country is the one of most of the customer's lines; of equals, the latest.
with countries as (
  select
    customer_id,
    country_code,
    count(*) as lines,
    cast(max(sold_at) as date) as last_on,
    cast(min(case when line_class in ('sale', 'service_sale') then sold_at end) as date) as first_order_on
  from cleaned.cln_line
  where line_class in ('sale', 'service_sale', 'return', 'service_return')
  group by customer_id, country_code
),

ranked as (
  select
    customer_id,
    country_code,
    min(first_order_on) over (partition by customer_id) as first_order_on,
    row_number() over (partition by customer_id order by lines desc, last_on desc, country_code) as place
  from countries
)

select customer_id, country_code, first_order_on
from ranked
where place = 1
