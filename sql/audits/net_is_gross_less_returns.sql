-- severity: error
-- layer: marts
-- description: gross − returns = net in every row of every mart that has the three
select 'product_kpi' as mart, product_code as row_key from marts.product_kpi where net_revenue <> gross_revenue - returns_value
union all
select 'customer_kpi', customer_id from marts.customer_kpi where net_revenue <> gross_revenue - returns_value
union all
select 'country_kpi', country_code from marts.country_kpi where net_revenue <> gross_revenue - returns_value
union all
select 'month_kpi', cast(month as varchar) from marts.month_kpi where net_revenue <> gross_revenue - returns_value
union all
select 'day_kpi', cast(sold_on as varchar) from marts.day_kpi where net_revenue <> gross_revenue - returns_value
