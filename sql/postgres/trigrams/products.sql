create index on products using gin (product_name gin_trgm_ops);
