-- severity: error
-- layer: facts
-- description: there is at least one sale line
select 'no sale line' as problem
where not exists (select 1 from facts.fct_sale_line)
