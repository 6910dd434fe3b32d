-- Only on the embedded server, where every database is ours: takes from PUBLIC what it has by default, and grants the
-- reader the functions it may call. Their names come in as the setting smartshop.reader_functions, comma-separated.
-- Superusers, such as the one that loads the data, need no grants and notice nothing.
do $$
declare
  wanted text[] := string_to_array(current_setting('smartshop.reader_functions'), ',');
  item record;
begin
  for item in select datname from pg_catalog.pg_database loop
    execute format('revoke all on database %I from public', item.datname);
  end loop;
  execute format('grant connect on database %I to smartshop_reader', current_database());

  revoke all on all functions in schema pg_catalog, information_schema, public from public;
  revoke all on all tables in schema pg_catalog, information_schema from public;
  revoke usage on schema information_schema from public;
  revoke create on schema public from public;
  revoke usage on language plpgsql, sql from public;
  alter default privileges revoke execute on functions from public;
  revoke execute on all functions in schema pg_catalog, public from smartshop_reader;

  -- The trigram operators are in public, where nobody else can make anything on this server.
  execute format('alter role smartshop_reader in database %I set search_path = smartshop, public', current_database());

  -- Beside the named ones: what stands behind operators, casts and index support. Whatever takes or gives a name of
  -- the catalogue (reg*), XML or a pseudo type for internal use is left out.
  for item in
    select p.oid::regprocedure as signature
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('pg_catalog', 'public')
      and p.prokind <> 'p'
      and (
        p.proname::text = any (wanted) and n.nspname = 'pg_catalog'
        or p.oid in (select oprcode from pg_catalog.pg_operator)
        or p.oid in (select castfunc from pg_catalog.pg_cast)
        or p.oid in (select amproc from pg_catalog.pg_amproc)
      )
      and not exists (
        select from unnest(p.proargtypes::oid[] || p.prorettype) as used (type)
        join pg_catalog.pg_type t on t.oid = used.type
        where t.typname ~ '^_?reg' or t.typname in ('xml', 'pg_lsn', 'aclitem')
      )
  loop
    execute format('grant execute on function %s to smartshop_reader', item.signature);
  end loop;
end $$;
