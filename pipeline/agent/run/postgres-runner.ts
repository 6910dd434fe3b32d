import type {Client} from "pg";
import {messageOf, SmartshopError} from "../../errors.ts";
import {connectTo} from "../../postgres/client.ts";
import type {Target} from "../../postgres/target.ts";
import {type Cell, type Limits, LIMITS, type Result, type Runner} from "./engine.ts";

/** The planner's cost units above which a statement is refused; a scan of a million lines costs about 3e4. */
const MAX_COST = 1e9;

/** Oids whose text is a number: int2, int4, int8, oid-free floats and numeric. */
const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);

/**
 * A runner over the reader role. Each statement has a connection of its own, so that nothing a session sets outlives
 * it: read-only transaction, its own limits, EXPLAIN against a cost ceiling, the extended protocol (one statement
 * only), bytes counted on the socket, and the socket destroyed when the server does not stop in time.
 */
export function postgresRunner(target: Target, limits: Partial<Limits> = {}): Runner {
  const caps = {...LIMITS, maxCost: MAX_COST, ...limits};
  return {
    engine: "postgres",
    label: `PostgreSQL at ${target.label}`,
    run: (sql, maxRows = caps.maxRows) =>
      inTransaction(target, caps, async (client) => {
        await explain(client, sql, caps);
        return await read(client, sql, maxRows);
      }),
    explain: (sql) => inTransaction(target, caps, (client) => explain(client, sql, caps)),
    close: async () => undefined
  };
}

async function inTransaction<T>(target: Target, caps: Limits, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectTo(target);
  let stopped = "";
  const stop = (why: string): void => {
    stopped = why;
    (client as unknown as {connection: {stream: {destroy(): void}}}).connection.stream.destroy();
  };
  let bytes = 0;
  (client as unknown as {connection: {stream: NodeJS.ReadableStream}}).connection.stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    // The protocol writes numbers and names as text too, so the cap is a little above that of the result.
    if (bytes > caps.maxBytes * 1.5) stop(`the result is larger than ${caps.maxBytes} bytes`);
  });
  const timer = setTimeout(() => stop(`stopped after ${caps.timeout * 1.5} ms`), caps.timeout * 1.5);
  try {
    await client.query("begin read only");
    await client.query(
      `set local statement_timeout = ${caps.timeout}; set local lock_timeout = 1000; set local idle_in_transaction_session_timeout = ${caps.timeout * 2}`
    );
    // After a first query the transaction can no longer be made read-write.
    await client.query("select 1");
    return await work(client);
  } catch (cause) {
    if (cause instanceof SmartshopError) throw cause;
    throw new SmartshopError("sql", stopped || messageOf(cause).split("\n")[0]!, {cause});
  } finally {
    clearTimeout(timer);
    if (!stopped) await client.query("rollback").catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

async function explain(client: Client, sql: string, {maxCost}: Limits): Promise<void> {
  const {rows} = await client.query({text: `explain (format json) ${sql}`, queryMode: "extended"} as never);
  const plan = (rows as {"QUERY PLAN": {Plan: {"Total Cost": number}}[]}[])[0]?.["QUERY PLAN"][0]?.Plan;
  const cost = plan?.["Total Cost"] ?? 0;
  if (cost > maxCost)
    throw new SmartshopError(
      "refused",
      `the plan costs ${cost.toExponential(1)}, more than ${maxCost.toExponential(0)}`
    );
}

async function read(client: Client, sql: string, maxRows: number): Promise<Result> {
  const {fields, rows} = (await client.query({
    text: sql,
    queryMode: "extended",
    rowMode: "array",
    types: {getTypeParser: (oid: number) => (text: string | Buffer) => cell(oid, String(text))}
  } as never)) as unknown as {fields: {name: string}[]; rows: Cell[][]};
  return {columns: fields.map((f) => f.name), rows: rows.slice(0, maxRows), truncated: rows.length > maxRows};
}

/** A value's text as JSON: numbers as numbers, midnight stamps as dates. */
function cell(oid: number, text: string): Cell {
  if (NUMBERS.has(oid)) return Number.isFinite(Number(text)) ? Number(text) : null;
  if (oid === 16) return text === "t";
  return text.replace(/ 00:00:00(\+00)?$/, "");
}
