import type {ClientConfig} from "pg";
import type {Settings} from "../config.ts";
import {SmartshopError} from "../errors.ts";
import {findEmbedded, startEmbedded} from "./embedded.ts";

/** Name of the database that the embedded server serves. */
export const EMBEDDED_DATABASE = "smartshop";

/** A server to connect to. */
export interface Target {
  config: ClientConfig;
  /** Whether it is our own embedded server, of which everything may be set. */
  embedded: boolean;
  /** For messages: `host:port/database`, without the password. */
  label: string;
}

/** Whether the settings name a server other than the embedded one. */
export const isForeign = (settings: Settings): boolean =>
  [
    settings.DATABASE_URL,
    settings.POSTGRES_HOST,
    settings.POSTGRES_USER,
    settings.POSTGRES_PASSWORD,
    settings.POSTGRES_DB,
    settings.POSTGRES_PORT
  ].some((value) => value !== undefined);

/** The server that the settings name: `DATABASE_URL`, else `POSTGRES_*`. @throws SmartshopError "settings". */
export function foreignTarget(settings: Settings): Target {
  const {DATABASE_URL, POSTGRES_HOST, POSTGRES_PORT, POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB} = settings;
  if (DATABASE_URL !== undefined) {
    if (!URL.canParse(DATABASE_URL) || !/^postgres(ql)?:$/.test(new URL(DATABASE_URL).protocol))
      throw new SmartshopError("settings", "DATABASE_URL must look like postgres://user:password@host:5432/database");
    const {host, pathname} = new URL(DATABASE_URL);
    return {config: {connectionString: DATABASE_URL}, embedded: false, label: `${host}${pathname}`};
  }
  if (POSTGRES_USER === undefined)
    throw new SmartshopError("settings", "POSTGRES_USER is missing, though other POSTGRES_ settings name a server");
  const [host, port, database] = [POSTGRES_HOST ?? "127.0.0.1", POSTGRES_PORT ?? 5432, POSTGRES_DB ?? POSTGRES_USER];
  return {
    config: {host, port, database, user: POSTGRES_USER, password: POSTGRES_PASSWORD},
    embedded: false,
    label: `${host}:${port}/${database}`
  };
}

const embeddedTarget = (port: number, password: string, database: string): Target => ({
  config: {host: "127.0.0.1", port, user: "postgres", password, database},
  embedded: true,
  label: `127.0.0.1:${port}/${database}`
});

/** The server that the settings name, the embedded one started if need be. `database` is for the embedded one. */
export async function resolveTarget(settings: Settings, database = EMBEDDED_DATABASE): Promise<Target> {
  if (isForeign(settings)) return foreignTarget(settings);
  const {port, password} = await startEmbedded(settings.paths.postgres, settings.POSTGRES_EMBEDDED_PORT);
  return embeddedTarget(port, password, database);
}

/** Like `resolveTarget`, but starts nothing: undefined where the embedded server does not run. */
export function findTarget(settings: Settings): Target | undefined {
  if (isForeign(settings)) return foreignTarget(settings);
  const running = findEmbedded(settings.paths.postgres);
  return running && embeddedTarget(running.port, running.password, EMBEDDED_DATABASE);
}
