-- Every line that came in, with what each rule says of it and exactly one class. Rules overlap; classes do not.
with remarks as (
  select product_code, description
  from cleaned.cln_description
  where is_remark
),

flagged as (
  select
    t.line_id,
    t.invoice,
    t.product_code,
    t.quantity,
    t.unit_price,
    t.sold_at,
    t.customer_id,
    coalesce(c.country_code, 'ZZ') as country_code,
    t.invoice like 'C%' as is_cancellation,
    s.service_code is not null as is_service,
    t.stock_code <> t.product_code as is_mixed_case,
    t.description is null as is_description_missing,
    n.description is not null as is_remark,
    t.quantity is null or t.unit_price is null or t.sold_at is null or t.invoice is null or t.product_code is null
      as is_unreadable,
    d.line_id is not null as is_duplicate
  from staging.stg_transaction as t
  left join cleaned.cln_country as c on c.country = t.country
  left join reference.service_code as s on s.service_code = t.product_code
  left join remarks as n on n.product_code = t.product_code and n.description = t.description
  left join cleaned.cln_duplicate as d on d.line_id = t.line_id
),

judged as (
  select
    *,
    case
      when is_unreadable then 'unreadable value'
      when is_cancellation and quantity > 0 then 'cancellation of a positive quantity'
      when is_cancellation and quantity = 0 then 'quantity not positive'
      when not is_cancellation and quantity <= 0 then 'quantity not positive'
      when unit_price <= 0 then 'price not positive'
      when customer_id is null then 'no customer'
    end as reject_reason
  from flagged
)

select
  line_id,
  invoice,
  product_code,
  quantity,
  unit_price,
  -- Not rounded: prices of a tenth of a penny exist, and rounding each line would move the total.
  cast(quantity * unit_price as decimal(18, 4)) as amount,
  sold_at,
  customer_id,
  country_code,
  is_cancellation,
  is_service,
  is_mixed_case,
  is_description_missing,
  is_remark,
  is_duplicate,
  reject_reason,
  case
    when is_duplicate then 'duplicate'
    when reject_reason is not null then 'rejected'
    when is_cancellation and is_service then 'service_return'
    when is_cancellation then 'return'
    when is_service then 'service_sale'
    else 'sale'
  end as line_class
from judged
