import type {Settings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {type Client, withClientOf} from "../../postgres/client.ts";
import {findTarget} from "../../postgres/target.ts";
import type {Query} from "../rules/query.ts";

/** One question of a conversation as it was answered. */
export interface StoredTurn {
  question: string;
  sql: string | null;
  /** The query as the rules read it; null when a model wrote the statement. */
  query: Query | null;
}

/** Its own schema: no publication touches it, and the reader role has no right on it. */
const SETUP = `
create schema if not exists smartshop_agent;
create table if not exists smartshop_agent.turn (
  conversation text not null,
  position integer not null,
  question text not null,
  sql text,
  query jsonb,
  asked_at timestamptz not null default now(),
  primary key (conversation, position)
);
revoke all on schema smartshop_agent from public`;

/** A conversation's name: letters, digits and -_. only, so that one cannot be mistaken for another. */
const NAME = /^[\w.-]{1,80}$/;

async function withTurns<T>(settings: Settings, name: string, run: (client: Client) => Promise<T>): Promise<T> {
  if (!NAME.test(name))
    throw new SmartshopError("usage", `a conversation's name has letters, digits, - _ . only, at most 80: ${name}`);
  const target = findTarget(settings);
  if (!target)
    throw new SmartshopError("postgres", "conversations are kept in PostgreSQL: start it with `smartshop db up`");
  return await withClientOf(target, async (client) => {
    await client.query(SETUP);
    return await run(client);
  });
}

/** The turns of one conversation, oldest first. @throws SmartshopError "postgres", "usage". */
export async function readTurns(settings: Settings, conversation: string): Promise<StoredTurn[]> {
  return await withTurns(settings, conversation, async (client) => {
    const {rows} = await client.query<StoredTurn>(
      "select question, sql, query from smartshop_agent.turn where conversation = $1 order by position",
      [conversation]
    );
    return rows;
  });
}

/** Adds a turn at the end of a conversation. */
export async function addTurn(
  settings: Settings,
  conversation: string,
  {question, sql, query}: StoredTurn
): Promise<void> {
  await withTurns(settings, conversation, async (client) => {
    await client.query(
      `insert into smartshop_agent.turn (conversation, position, question, sql, query)
       select $1, coalesce(max(position), 0) + 1, $2, $3, $4 from smartshop_agent.turn where conversation = $1`,
      [conversation, question, sql, query === null ? null : JSON.stringify(query)]
    );
  });
}

/** Forgets a conversation. @returns how many turns it had. */
export async function clearConversation(settings: Settings, conversation: string): Promise<number> {
  return await withTurns(settings, conversation, async (client) => {
    const {rowCount} = await client.query("delete from smartshop_agent.turn where conversation = $1", [conversation]);
    return rowCount ?? 0;
  });
}
