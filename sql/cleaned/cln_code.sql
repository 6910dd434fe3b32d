-- Each product code that came in, with the days on which it was first and last seen on any line.
select
  m.product_code,
  case when s.service_code is not null then 'service' else 'article' end as kind,
  min(m.first_on) as first_on,
  max(m.last_on) as last_on,
  cast(sum(m.lines) as bigint) as lines
from cleaned.cln_description_month as m
left join reference.service_code as s on s.service_code = m.product_code
where m.product_code is not null
group by m.product_code, case when s.service_code is not null then 'service' else 'article' end
