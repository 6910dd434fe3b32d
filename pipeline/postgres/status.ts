import type {Settings} from "../config.ts";
import {messageOf, SmartshopError} from "../errors.ts";
import {LIVE} from "../publish/postgres-names.ts";
import {type Publication, publicationIn} from "../publish/postgres-swap.ts";
import {type Client, withClientOf} from "./client.ts";
import {readerGaps} from "./reader-gaps.ts";
import {findTarget} from "./target.ts";

/** What `smartshop db status` shows. */
export interface DatabaseStatus {
  /** `host:port/database`; undefined when the embedded server does not run. */
  server: string | undefined;
  embedded: boolean;
  reachable: boolean;
  /** Why not, or the server's version. */
  detail: string;
  publication?: Publication;
  /** Bytes of the published schema. */
  bytes?: number;
  /** Protections of the reader role that this server lacks. */
  missing: string[];
}

/** One published view. */
export interface View {
  name: string;
  rows: number;
  description: string;
}

/** Looks at the server; starts nothing. */
export async function databaseStatus(settings: Settings): Promise<DatabaseStatus> {
  const target = findTarget(settings);
  if (!target)
    return {server: undefined, embedded: true, reachable: false, detail: "not running; `smartshop db up`", missing: []};
  const base = {server: target.label, embedded: target.embedded};
  try {
    return await withClientOf(target, async (client) => {
      const {rows} = await client.query<{version: string; bytes: string | null}>(
        `select current_setting('server_version') as version, (
           select sum(pg_total_relation_size(c.oid)) from pg_class c
           join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r'
         ) as bytes`,
        [LIVE]
      );
      return {
        ...base,
        reachable: true,
        detail: `PostgreSQL ${rows[0]?.version}`,
        publication: await publicationIn(client),
        bytes: Number(rows[0]?.bytes ?? 0),
        missing: await readerGaps(client)
      };
    });
  } catch (error) {
    return {...base, reachable: false, detail: messageOf(error), missing: []};
  }
}

/** The status as lines. */
export function sayDatabaseStatus({server, embedded, detail, publication, bytes = 0, missing}: DatabaseStatus): string {
  return [
    `server     ${embedded ? "embedded" : "other"}${server ? `, ${server}` : ""}: ${detail}`,
    publication &&
      `published  run ${publication.run_id}, data up to ${publication.as_of ?? "no date"}${publication.is_demo ? ", demo data" : ""}, ${(bytes / 1e6).toFixed(1)} MB`,
    server !== undefined && !publication && "published  nothing; `smartshop db setup` loads the snapshots",
    ...missing.map((gap) => `not set    ${gap}`)
  ]
    .filter(Boolean)
    .join("\n");
}

/** The published views with their rows and comments. @throws SmartshopError "postgres" when nothing is published. */
export async function listViews(client: Client): Promise<View[]> {
  if (!(await publicationIn(client)))
    throw new SmartshopError("postgres", "PostgreSQL holds no publication; run `smartshop db setup`");
  const {rows} = await client.query<View>(
    `select 'v_' || t.name as name, t.row_count::int as rows,
       coalesce(obj_description(to_regclass('${LIVE}.v_' || t.name)), '') as description
     from ${LIVE}.publication_table t order by 1`
  );
  return rows;
}
