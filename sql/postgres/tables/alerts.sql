alter table alerts add primary key (product_code);
create index on alerts (alert_status);
