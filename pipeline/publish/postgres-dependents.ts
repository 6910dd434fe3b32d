import {messageOf, SmartshopError} from "../errors.ts";
import {type Client, inTransaction} from "../postgres/client.ts";
import {identifier} from "../warehouse/database.ts";

/** A view of the user's own that reads one of ours. */
interface UserView {
  schema: string;
  name: string;
  /** The options after `with`, such as `security_barrier=true`. */
  options: string[];
  definition: string;
}

/** Ours: relations of the schema, and the row types that they bring. */
const OURS = `with ours as (
  select c.oid, c.reltype from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1
)`;

/** Views elsewhere that read relations of a schema, with what they say. Those built upon them need no care. */
async function userViews(client: Client, schema: string): Promise<UserView[]> {
  // Names are written with their schema when none is searched.
  await client.query("set local search_path = pg_catalog");
  const {rows} = await client.query<UserView>(
    `${OURS}
     select distinct n.nspname as schema, v.relname as name, coalesce(v.reloptions, '{}') as options,
       pg_get_viewdef(v.oid) as definition
     from pg_depend d
     join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
     join pg_class v on v.oid = r.ev_class and v.relkind = 'v'
     join pg_namespace n on n.oid = v.relnamespace
     where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from ours)
       and v.oid not in (select oid from ours)
     order by 1, 2`,
    [schema]
  );
  return rows;
}

/** Everything else elsewhere that would be dropped with a schema's relations: each by kind and name. */
async function otherDependents(client: Client, schema: string): Promise<string[]> {
  const {rows} = await client.query<{what: string}>(
    `${OURS}
     select distinct pg_catalog.pg_describe_object(d.classid, d.objid, 0) as what
     from pg_catalog.pg_depend d
     left join pg_catalog.pg_rewrite r on d.classid = 'pg_catalog.pg_rewrite'::regclass and r.oid = d.objid
     left join pg_catalog.pg_class v on v.oid = r.ev_class
     left join pg_catalog.pg_constraint k on d.classid = 'pg_catalog.pg_constraint'::regclass and k.oid = d.objid
     where d.deptype = 'n'
       and (d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid in (select oid from ours)
         or d.refclassid = 'pg_catalog.pg_type'::regclass and d.refobjid in (select reltype from ours where reltype <> 0))
       and (v.oid is null or v.relkind <> 'v' and v.oid not in (select oid from ours))
       and (k.oid is null or k.conrelid not in (select oid from ours))
       and (d.classid <> 'pg_catalog.pg_class'::regclass or d.objid not in (select oid from ours))
     order by 1`,
    [schema]
  );
  return rows.map(({what}) => what.replace(/^rule _RETURN on /, ""));
}

/**
 * Runs `swap`, which puts other relations in the place of a schema's, so that the users' own views read the new ones:
 * each is replaced by what it says, which keeps its rights, its comment and what is built upon it. To be called in a
 * transaction.
 * @throws SmartshopError "postgres", naming it, when something is built upon ours that cannot be carried over.
 */
export async function carryingOver(client: Client, schema: string, swap: () => Promise<void>): Promise<void> {
  const others = await otherDependents(client, schema);
  if (others.length)
    throw new SmartshopError(
      "postgres",
      `only views can be carried over to new data; drop what else is built upon ${schema}, then refresh: ${others.join(", ")}`
    );
  const views = await userViews(client, schema);
  await swap();
  for (const {schema: own, name, options, definition} of views) {
    const how = options.length ? ` with (${options.join(", ")})` : "";
    try {
      await client.query(`create or replace view ${identifier(own)}.${identifier(name)}${how} as ${definition}`);
    } catch (cause) {
      throw new SmartshopError(
        "postgres",
        `a view cannot be carried over to the new data; change or drop it, then refresh: ${own}.${name}: ${messageOf(cause)}`,
        {cause}
      );
    }
  }
}

/** Tries a swap and undoes it, so that what would fail is known while the last good data are still in place. */
export async function rehearse(client: Client, swap: () => Promise<void>): Promise<void> {
  const undone = new Error("rehearsed");
  await inTransaction(client, async () => {
    await swap();
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
}
