import type {Client} from "./client.ts";
import {READER} from "./reader.ts";

/** What is asked of the server, and what to say when it is not so. Asked of the catalogue, not remembered. */
const ASKED: [query: string, gap: string][] = [
  [
    `select not (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)
       and not exists (select from pg_auth_members m where m.member = r.oid) from pg_roles r where rolname = $1`,
    `role ${READER} has rights beyond reading, or is a member of another role`
  ],
  [`select rolconnlimit between 1 and 16 from pg_roles where rolname = $1`, "the reader's connections are not limited"],
  [
    `select not has_database_privilege($1, current_database(), 'TEMP')`,
    "the reader may make temporary tables (PUBLIC has TEMP)"
  ],
  [
    `select not has_database_privilege($1, current_database(), 'CREATE') and not has_schema_privilege($1, 'public', 'CREATE')`,
    "the reader may make objects (PUBLIC has CREATE)"
  ],
  [
    `select not exists (select from pg_database where datname <> current_database() and datallowconn
       and has_database_privilege($1, oid, 'CONNECT'))`,
    "the reader may connect to other databases of the server (PUBLIC has CONNECT)"
  ],
  [
    `select not has_function_privilege($1, 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')`,
    "functions of pg_catalog beyond the list stay callable (PUBLIC has EXECUTE); the SQL guard still refuses them"
  ],
  [
    `select not has_table_privilege($1, 'pg_catalog.pg_class', 'SELECT')`,
    "the reader sees the catalogue (PUBLIC has SELECT)"
  ],
  [`select current_setting('temp_file_limit') <> '-1'`, "temporary files are not limited (temp_file_limit)"]
];

/** Protections of the reader role that are not in force on this server. */
export async function readerGaps(client: Client): Promise<string[]> {
  const {rowCount} = await client.query("select from pg_roles where rolname = $1", [READER]);
  if (!rowCount) return [`role ${READER} is not there; \`smartshop db setup\` makes it`];
  const gaps: string[] = [];
  for (const [query, gap] of ASKED) {
    const {rows} = await client.query<Record<string, boolean>>(query, query.includes("$1") ? [READER] : []);
    if (Object.values(rows[0] ?? {})[0] !== true) gaps.push(gap);
  }
  return gaps;
}
