alter table returns add primary key (line_id);
alter table returns add check (quantity > 0);
create index on returns (product_code);
create index on returns (customer_id);
create index on returns using brin (returned_at);
