alter table reviews add primary key (review_id);
