alter table country_kpi add primary key (country_code);
