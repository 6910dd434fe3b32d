alter table product_kpi add primary key (product_code);
