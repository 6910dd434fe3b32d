create index on product_kpi using gin (product_name gin_trgm_ops);
