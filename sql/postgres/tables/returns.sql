alter table returns add primary key (line_id);
alter table returns add check (quantity > 0);
