create index on listings using gin (title gin_trgm_ops);
