alter table matching add primary key (strategy, metric);
