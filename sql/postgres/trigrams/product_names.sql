create index on product_names using gin (product_name gin_trgm_ops);
