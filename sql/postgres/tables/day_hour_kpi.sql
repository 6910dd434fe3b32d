alter table day_hour_kpi add primary key (weekday, hour);
