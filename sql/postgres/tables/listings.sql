alter table listings add primary key (listing_id);
