-- One row a figure on the state of the data: counts, shares, dates as text in the note.
with lines as (
  select
    count(*) as lines,
    count(*) filter (where line_class = 'rejected') as rejected,
    count(*) filter (where line_class = 'duplicate') as duplicates
  from cleaned.cln_line
),

sales as (
  select
    count(*) as lines,
    count(distinct invoice) as orders,
    count(distinct customer_id) as customers,
    count(distinct product_code) as products,
    sum(revenue) as revenue
  from facts.fct_sale_line
),

before_duplicates as (
  select
    count(*) as lines,
    count(distinct invoice) as orders,
    count(distinct customer_id) as customers,
    sum(amount) as revenue
  from cleaned.cln_line
  where reject_reason is null and not is_cancellation
),

categories as (
  select
    coalesce(sum(gross_revenue) filter (where category = 'Other'), 0) as other,
    sum(gross_revenue) as articles
  from marts.product_kpi
  where kind = 'article'
),

names as (
  select
    count(*) as articles,
    count(*) filter (where not is_named) as unnamed
  from cleaned.cln_article
),

countries as (
  select coalesce(sum(lines) filter (where not is_known), 0) as lines
  from cleaned.cln_country
),

reviews as (
  select count(*) as reviews, count(product_code) as linked, count(rating) as rated
  from facts.fct_review
),

listings as (
  select count(*) as listings, count(product_code) as linked
  from dimensions.dim_listing
),

costs as (
  select
    count(*) as codes,
    coalesce(sum(k.gross_revenue), 0) as revenue,
    (select sum(gross_revenue) from marts.product_kpi) as all_revenue
  from cleaned.cln_cost as c
  inner join marts.product_kpi as k on k.product_code = c.product_code
),

period as (
  select as_of, first_on
  from dimensions.dim_period
)

select 'lines_read' as metric, cast(lines as double) as value, 'lines' as unit, 'lines of the transaction files' as note
from lines
union all
select 'lines_rejected', cast(rejected as double), 'lines', 'set aside with a reason' from lines
union all
select 'lines_duplicate', cast(duplicates as double), 'lines', 'exact duplicates set apart' from lines
union all
select 'share_rejected', cast(rejected as double) / nullif(lines, 0), 'share', 'rejected of lines read' from lines
union all
select 'sale_lines', cast(lines as double), 'lines', 'sales without exact duplicates' from sales
union all
select 'sale_orders', cast(orders as double), 'orders', 'invoices with a sale' from sales
union all
select 'sale_customers', cast(customers as double), 'customers', 'customers with a sale' from sales
union all
select 'sale_products', cast(products as double), 'codes', 'codes with a sale' from sales
union all
select 'gross_revenue', cast(revenue as double), 'GBP', 'sales without exact duplicates' from sales
union all
select 'sale_lines_before_duplicates', cast(lines as double), 'lines', 'sales with exact duplicates still in'
from before_duplicates
union all
select 'sale_orders_before_duplicates', cast(orders as double), 'orders', 'invoices with a sale, duplicates still in'
from before_duplicates
union all
select 'sale_customers_before_duplicates', cast(customers as double), 'customers', 'customers with a sale, duplicates still in'
from before_duplicates
union all
select 'gross_revenue_before_duplicates', cast(revenue as double), 'GBP', 'sales with exact duplicates still in'
from before_duplicates
union all
select 'revenue_share_other_category', cast(other as double) / cast(nullif(articles, 0) as double), 'share',
  'revenue of articles that no category rule knows' from categories
union all
select 'articles', cast(articles as double), 'articles', 'codes that are no service' from names
union all
select 'articles_without_name', cast(unnamed as double), 'articles', 'shown by their code' from names
union all
select 'lines_unknown_country', cast(lines as double), 'lines', 'country not in the reference; counted as ZZ' from countries
union all
select 'reviews', cast(reviews as double), 'reviews', 'reviews of the marketplace and labelled reviews' from reviews
union all
select 'reviews_rated', cast(rated as double), 'reviews', 'reviews with a rating' from reviews
union all
select 'reviews_linked', cast(linked as double), 'reviews', 'reviews of a listing that is linked to an article' from reviews
union all
select 'listings', cast(listings as double), 'listings', 'listings of the marketplace' from listings
union all
select 'listings_linked', cast(linked as double), 'listings', 'listings linked to an article by the active strategy' from listings
union all
select 'codes_with_cost', cast(codes as double), 'codes', 'codes of the sales whose cost is known' from costs where codes > 0
union all
select 'revenue_share_with_cost', cast(revenue as double) / cast(nullif(all_revenue, 0) as double), 'share',
  'revenue of codes whose cost is known' from costs where codes > 0
union all
select 'days_of_data', cast(days_between(first_on, as_of) + 1 as double), 'days',
  coalesce('from ' || cast(first_on as varchar) || ' to ' || cast(as_of as varchar), 'no line') from period
