alter table products add primary key (product_code);
