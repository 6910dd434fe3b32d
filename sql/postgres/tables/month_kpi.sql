alter table month_kpi add primary key (month);
