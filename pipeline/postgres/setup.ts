import type {Settings} from "../config.ts";
import {messageOf} from "../errors.ts";
import {type Client, withClientOf} from "./client.ts";
import {readerGaps} from "./reader-gaps.ts";
import {ensureReader} from "./reader.ts";
import {EMBEDDED_DATABASE, resolveTarget, type Target} from "./target.ts";

/** What of the database is ready. */
export interface SetupReport {
  /** Whether the reader role can be used. */
  reader: boolean;
  /** Whether names can be searched by trigrams. */
  trigrams: boolean;
  /** What could not be set on this server, each with its reason. */
  missing: string[];
}

/**
 * Readies the server that the settings name: database (embedded), extension, reader role. Done again it changes nothing.
 * @returns the target and what could not be set.
 */
export async function setupDatabase(settings: Settings): Promise<{target: Target; report: SetupReport}> {
  const target = await resolveTarget(settings);
  if (target.embedded) await ensureDatabase(target);
  const report = await withClientOf(target, async (client) => {
    const {trigrams, reason} = await ensureTrigrams(client);
    const refused = await ensureReader(client, target, settings);
    const gaps = refused === undefined ? await readerGaps(client) : [refused];
    return {reader: refused === undefined, trigrams, missing: [...gaps, ...(reason === undefined ? [] : [reason])]};
  });
  return {target, report};
}

async function ensureDatabase(target: Target): Promise<void> {
  const maintenance = {...target, config: {...target.config, database: "postgres"}};
  await withClientOf(maintenance, async (client) => {
    const {rowCount} = await client.query("select from pg_catalog.pg_database where datname = $1", [EMBEDDED_DATABASE]);
    if (rowCount) return;
    await client.query(`create database ${EMBEDDED_DATABASE}`);
    await client.query(`alter database ${EMBEDDED_DATABASE} set search_path = smartshop, public`);
  });
}

/** pg_trgm is a trusted extension: who may create in the database may make it; a server may lack it. */
async function ensureTrigrams(client: Client): Promise<{trigrams: boolean; reason?: string}> {
  try {
    await client.query("create extension if not exists pg_trgm with schema public");
    return {trigrams: true};
  } catch (error) {
    return {trigrams: false, reason: `no trigram indexes on names: ${messageOf(error)}`};
  }
}
