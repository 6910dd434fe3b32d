-- One row an article or service that the sales know. Of several costs of one code the last written counts; the others are
-- in cln_reject, and so are costs below zero and of codes that no line has.
with numbered as (
  select
    c.file,
    c.line,
    c.product_code,
    c.unit_cost,
    row_number() over (partition by c.product_code order by c.file desc, c.line desc) as occurrence
  from staging.stg_cost as c
  inner join cleaned.cln_code as k on k.product_code = c.product_code
  where c.unit_cost >= 0
)

select product_code, unit_cost, file, line
from numbered
where occurrence = 1
