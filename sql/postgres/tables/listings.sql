alter table listings add primary key (listing_id);
create index on listings (product_code);
