alter table alerts add primary key (product_code);
