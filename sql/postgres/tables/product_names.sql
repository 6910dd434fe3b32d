alter table product_names add primary key (product_code, valid_from);
