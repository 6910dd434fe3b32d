create index on listings (product_code);
