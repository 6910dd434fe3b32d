alter table product_month add primary key (product_code, month);
