create index on returns (product_code);
create index on returns (customer_id);
create index on returns using brin (returned_at);
