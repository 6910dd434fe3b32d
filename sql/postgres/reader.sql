-- The role by which questions are asked: it owns nothing and is a member of nothing.
-- Its password comes in as the setting smartshop.reader_password of the session.
-- Timeouts given here are defaults that a session may change; walls are the rights and the connection limit.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'smartshop_reader') then
    create role smartshop_reader nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit login;
  end if;
  execute format(
    'alter role smartshop_reader login noinherit connection limit 4 password %L',
    current_setting('smartshop.reader_password')
  );
  execute format('alter role smartshop_reader in database %I set search_path = smartshop', current_database());
end $$;
alter role smartshop_reader set default_transaction_read_only = on;
alter role smartshop_reader set statement_timeout = '10s';
alter role smartshop_reader set idle_in_transaction_session_timeout = '30s';
alter role smartshop_reader set work_mem = '32MB';
