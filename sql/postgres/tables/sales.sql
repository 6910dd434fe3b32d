alter table sales add primary key (line_id);
alter table sales add check (quantity > 0), add check (unit_price > 0);
