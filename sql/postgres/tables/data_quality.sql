alter table data_quality add primary key (metric);
