create index on alerts (alert_status);
