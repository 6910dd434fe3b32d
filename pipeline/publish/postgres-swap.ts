import {SmartshopError} from "../errors.ts";
import {type Client, inTransaction} from "../postgres/client.ts";
import {carryingOver, rehearse} from "./postgres-dependents.ts";
import {LAST, LIVE, NEXT} from "./postgres-names.ts";

/** What a schema says of itself. */
export interface Publication {
  run_id: string;
  as_of: string | null;
  is_demo: boolean;
}

/** The publication that a schema holds; undefined where there is no such schema or it is unfinished. */
export async function publicationIn(client: Client, schema: string = LIVE): Promise<Publication | undefined> {
  const {rows: found} = await client.query<{exists: boolean}>("select to_regclass($1) is not null as exists", [
    `${schema}.publication`
  ]);
  if (!found[0]?.exists) return undefined;
  const {rows} = await client.query<Publication>(
    `select run_id, as_of::text as as_of, is_demo from ${schema}.publication limit 1`
  );
  return rows[0];
}

/**
 * Makes the next publication the live one, in one transaction: who reads sees the old schema or the new one.
 * Views that users built upon ours read the new data from then on. Done again after a kill it finishes what is left, and nothing when the run is live already.
 * @throws SmartshopError "postgres" when something that users built upon the live schema is in the way, or neither the live schema nor the next one is of this run.
 */
export async function swapPostgres(client: Client, runId: string): Promise<void> {
  const next = await publicationIn(client, NEXT);
  // Also where the live one is of this run: it was loaded again because the live one is not what was published.
  if (next?.run_id === runId) await inTransaction(client, () => exchange(client));
  else if ((await publicationIn(client))?.run_id !== runId)
    throw new SmartshopError("postgres", `schema ${NEXT} is not of run ${runId}: ${next?.run_id ?? "unfinished"}`);
  await dropLast(client);
}

/**
 * Makes sure that the swap to come will not fail for what users built upon the live schema, without changing anything.
 * @throws SmartshopError "postgres", naming what is in the way.
 */
export const rehearseSwap = (client: Client): Promise<void> => rehearse(client, () => exchange(client));

async function exchange(client: Client): Promise<void> {
  await client.query(`drop schema if exists ${LAST} cascade`);
  await carryingOver(client, LIVE, async () => {
    if (await hasSchema(client, LIVE)) await client.query(`alter schema ${LIVE} rename to ${LAST}`);
    await client.query(`alter schema ${NEXT} rename to ${LIVE}`);
  });
}

/** Drops the replaced publication, unless somebody reads it for long: then the next swap does. */
async function dropLast(client: Client): Promise<void> {
  await inTransaction(client, async () => {
    await client.query("set local lock_timeout = '3s'");
    await client.query(`drop schema if exists ${LAST} cascade`);
  }).catch(() => undefined);
}

async function hasSchema(client: Client, schema: string): Promise<boolean> {
  const {rowCount} = await client.query("select from pg_catalog.pg_namespace where nspname = $1", [schema]);
  return rowCount === 1;
}
