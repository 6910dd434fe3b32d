import {createHash, randomBytes} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Settings} from "../config.ts";
import {messageOf, SmartshopError} from "../errors.ts";
import {type Client, connectTo, inTransaction} from "./client.ts";
import {READER_FUNCTIONS} from "./functions.ts";
import {statements} from "./statements.ts";
import {resolveTarget, type Target} from "./target.ts";

/** The role by which questions are asked. */
export const READER = "smartshop_reader";

/** The reader's password, made at random on first use and kept beside the server's data, for the project's user only. */
function readerPassword(folder: string): string {
  const file = join(folder, "reader.key");
  mkdirSync(folder, {recursive: true});
  try {
    writeFileSync(file, randomBytes(18).toString("base64url"), {mode: 0o600, flag: "wx"});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}

/** The server that the settings name, as the reader role: for whatever runs somebody's question. */
export async function readerTarget(settings: Settings): Promise<Target> {
  return asReader(await resolveTarget(settings), settings);
}

/** A target as the reader role. */
export function asReader(target: Target, settings: Settings): Target {
  const password = readerPassword(settings.paths.postgres);
  const {connectionString, ...rest} = target.config;
  if (connectionString === undefined) return {...target, config: {...rest, user: READER, password}};
  const url = new URL(connectionString);
  url.username = READER;
  url.password = password;
  return {...target, config: {...rest, connectionString: url.href}};
}

/** Connects as the reader role. The caller ends the client. */
export async function connectReader(settings: Settings): Promise<Client> {
  return await connectTo(await readerTarget(settings));
}

/**
 * Makes the reader role and takes from it what it does not need; does nothing when that was done with the same list of
 * functions and password. On a server that is not ours only the role itself is made.
 * @returns why the role cannot be used, on a server that refuses to make it.
 */
export async function ensureReader(client: Client, target: Target, settings: Settings): Promise<string | undefined> {
  const password = readerPassword(settings.paths.postgres);
  const [role, harden] = [statements("reader"), statements("harden")];
  if (role === undefined || harden === undefined)
    throw new SmartshopError("postgres", "files are missing: sql/postgres/reader.sql, sql/postgres/harden.sql");
  const wanted = createHash("sha256")
    .update(JSON.stringify([role, target.embedded && harden, READER_FUNCTIONS, password]))
    .digest("hex")
    .slice(0, 16);
  if ((await setupMark(client)) === wanted) return undefined;
  try {
    await inTransaction(client, async () => {
      await client.query("select set_config('smartshop.reader_password', $1, true)", [password]);
      await client.query("select set_config('smartshop.reader_functions', $1, true)", [READER_FUNCTIONS.join(",")]);
      await client.query(role);
      if (target.embedded) await client.query(harden);
      await client.query(
        `comment on role ${READER} is 'Reads the views of schema smartshop, nothing else (${wanted})'`
      );
    });
    return undefined;
  } catch (error) {
    if (target.embedded) throw error;
    return `role ${READER} could not be made: ${messageOf(error)}`;
  }
}

/** The mark that the last setup left in the role's comment; it differs per database where databases share a server. */
async function setupMark(client: Client): Promise<string | undefined> {
  const {rows} = await client.query<{mark: string | null}>(
    `select substring(shobj_description(r.oid, 'pg_authid') from '\\((\\w+)\\)') as mark
     from pg_catalog.pg_roles r
     join pg_catalog.pg_db_role_setting s on s.setrole = r.oid
     join pg_catalog.pg_database d on d.oid = s.setdatabase and d.datname = current_database()
     where r.rolname = $1`,
    [READER]
  );
  return rows[0]?.mark ?? undefined;
}
