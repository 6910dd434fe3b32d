-- The names of each code over time, in closed-open intervals that touch each other. In each month the name most often
-- written beside a price counts; a change that the next month takes back is a slip of the pen and no renaming.
with months as (
  select
    m.product_code,
    d.product_name,
    m.month,
    sum(m.priced_lines) as priced_lines,
    min(m.first_on) as first_on
  from cleaned.cln_description_month as m
  inner join cleaned.cln_description as d
    on d.product_code = m.product_code and d.description = m.description
  where not d.is_remark
  group by m.product_code, d.product_name, m.month
),

totals as (
  select product_code, product_name, sum(priced_lines) as priced_lines_ever
  from months
  group by product_code, product_name
),

ranked as (
  select
    m.*,
    row_number() over (
      partition by m.product_code, m.month
      order by m.priced_lines desc, t.priced_lines_ever desc, m.product_name
    ) as place
  from months as m
  inner join totals as t on t.product_code = m.product_code and t.product_name = m.product_name
  -- Where a code was ever sold under a name, texts from lines without a price do not name it.
  where m.priced_lines > 0 or m.product_code not in (select product_code from totals where priced_lines_ever > 0)
),

neighbours as (
  select
    product_code,
    product_name,
    month,
    first_on,
    lag(product_name) over (partition by product_code order by month) as name_before,
    lead(product_name) over (partition by product_code order by month) as name_after
  from ranked
  where place = 1
),

steady as (
  select
    product_code,
    product_name,
    month,
    first_on,
    lag(product_name) over (partition by product_code order by month) as name_before
  from neighbours
  where not coalesce(product_name <> name_before and name_before = name_after, false)
),

starts as (
  select
    s.product_code,
    s.product_name,
    -- The first name reaches back to the first line of the code, so that every line finds a version.
    case when s.name_before is null then c.first_on else s.first_on end as valid_from
  from steady as s
  inner join cleaned.cln_code as c on c.product_code = s.product_code
  where c.kind = 'article' and (s.name_before is null or s.product_name <> s.name_before)

  union all

  -- An article that nobody ever named goes by its code.
  select product_code, product_code as product_name, first_on as valid_from
  from cleaned.cln_code
  where kind = 'article' and product_code not in (select product_code from ranked)

  union all

  select c.product_code, s.service_name as product_name, c.first_on as valid_from
  from cleaned.cln_code as c
  inner join reference.service_code as s on s.service_code = c.product_code
)

select
  product_code,
  product_name,
  valid_from,
  lead(valid_from) over (partition by product_code order by valid_from) as valid_to
from starts
