alter table day_kpi add primary key (sold_on);
