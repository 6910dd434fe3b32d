create index on reviews (product_code);
create index on reviews (listing_id);
