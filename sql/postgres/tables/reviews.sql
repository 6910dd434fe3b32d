alter table reviews add primary key (review_id);
create index on reviews (product_code);
create index on reviews (listing_id);
