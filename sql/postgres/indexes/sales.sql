create index on sales (product_code);
create index on sales (customer_id);
-- The lines come sorted by time: a few pages of index tell where a period lies.
create index on sales using brin (sold_at);
