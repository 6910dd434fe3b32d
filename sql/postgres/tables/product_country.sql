alter table product_country add primary key (product_code, country_code);
