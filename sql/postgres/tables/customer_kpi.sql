alter table customer_kpi add primary key (customer_id);
