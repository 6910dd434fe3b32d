-- severity: error
-- layer: marts
-- description: articles + services = gross in every month and day
select 'month_kpi' as mart, month as period from marts.month_kpi where article_revenue + service_revenue <> gross_revenue
union all
select 'day_kpi', sold_on from marts.day_kpi where article_revenue + service_revenue <> gross_revenue
