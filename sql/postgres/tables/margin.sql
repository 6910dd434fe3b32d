alter table margin add primary key (product_code);
