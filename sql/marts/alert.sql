-- One row a rated article, with the status that its rating and quantity give it and the reason in words.
select
  k.product_code,
  k.product_name,
  k.category,
  k.alert_status,
  k.rating_mean,
  k.review_count,
  k.quantity_sold,
  k.gross_revenue,
  case k.alert_status
    when 'CRITICAL' then
      'mean rating ' || cast(cast(k.rating_mean as decimal(4, 2)) as varchar)
      || ' is below ' || cast(cast(a.alert_critical_rating as decimal(4, 2)) as varchar)
      || ' and ' || cast(k.quantity_sold as varchar)
      || ' units sold are more than ' || cast(a.alert_min_quantity as varchar)
    when 'WATCH' then
      'mean rating ' || cast(cast(k.rating_mean as decimal(4, 2)) as varchar)
      || ' is below ' || cast(cast(a.alert_watch_rating as decimal(4, 2)) as varchar)
    else
      'mean rating ' || cast(cast(k.rating_mean as decimal(4, 2)) as varchar)
      || ' is not below ' || cast(cast(a.alert_watch_rating as decimal(4, 2)) as varchar)
  end as reason
from marts.product_kpi as k
cross join meta.setting as a
where k.alert_status is not null
