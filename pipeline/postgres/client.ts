import pg from "pg";
import type {Settings} from "../config.ts";
import {messageOf, SmartshopError} from "../errors.ts";
import {resolveTarget, type Target} from "./target.ts";

export type Client = pg.Client;

/** How long to wait for a connection (ms). */
const CONNECT_LIMIT = 10_000;

/**
 * Connects to the server that the settings name, by default the embedded one, which is started if need be.
 * The caller ends the client; prefer `withClient`.
 * @throws SmartshopError "postgres", "settings".
 */
export async function connect(settings: Settings): Promise<Client> {
  return await connectTo(await resolveTarget(settings));
}

/** Runs `run` with a client of the server that the settings name, and ends it. */
export async function withClient<T>(settings: Settings, run: (client: Client) => Promise<T>): Promise<T> {
  return await withClientOf(await resolveTarget(settings), run);
}

/** Runs `run` with a client of a server, and ends it. */
export async function withClientOf<T>(target: Target, run: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectTo(target);
  try {
    return await run(client);
  } catch (error) {
    throw explain(error, target);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Connects to a server. @throws SmartshopError "postgres", naming the server but not the password. */
export async function connectTo(target: Target): Promise<Client> {
  const client = new pg.Client({
    application_name: "smartshop",
    connectionTimeoutMillis: CONNECT_LIMIT,
    ...target.config
  });
  // A server that goes away while the client is idle is told by the next query; without a listener it ends the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const hint = target.embedded ? "see `smartshop db status`" : "check DATABASE_URL or POSTGRES_*";
    throw new SmartshopError(
      "postgres",
      `unable to connect to PostgreSQL at ${target.label}: ${reason(cause)}; ${hint}`,
      {
        cause
      }
    );
  }
}

/** Runs `work` in one transaction. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** A server's refusal as our error; what is one already, or is a fault of ours, stays. */
function explain(error: unknown, target: Target): unknown {
  if (error instanceof SmartshopError) return error;
  const isServers = error instanceof pg.DatabaseError || /connection|ECONN|EPIPE|socket/i.test(messageOf(error));
  if (!isServers) return error;
  return new SmartshopError("postgres", `PostgreSQL at ${target.label}: ${reason(error)}`, {cause: error});
}

/** Node gathers refused addresses in an error without a message. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(messageOf).join(", ");
  return messageOf(error).split("\n")[0] ?? "";
}
