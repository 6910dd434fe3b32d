import {existsSync} from "node:fs";
import {join} from "node:path";
import {loadSettings, type Settings} from "../config.ts";
import {generateDemo} from "../demo/generate.ts";
import {SmartshopError} from "../errors.ts";
import {buildPaths} from "../paths.ts";
import {type Database, openDatabase} from "../warehouse/database.ts";
import {refresh} from "./refresh.ts";
import type {Reporter} from "./reporter.ts";

/** A warehouse that is open for reading, with the settings it was made by. Close it. */
export interface Shop {
  db: Database;
  settings: Settings;
}

/**
 * Opens the live warehouse for reading: every layer, from `raw` to the published `v_…` views.
 * @throws SmartshopError "input" when no refresh has made one yet.
 */
export async function openShop(settings: Settings = loadSettings()): Promise<Shop> {
  const {warehouse} = settings.paths;
  if (!existsSync(warehouse))
    throw new SmartshopError("input", `no warehouse is there yet: run "smartshop refresh" first: ${warehouse}`);
  return {db: await openDatabase(warehouse, {readOnly: true}), settings};
}

export interface DemoShopOptions {
  /** Invoice lines, about. Default 20,000. */
  lines?: number;
  /** Default 42. */
  seed?: number;
  /** Folder to build in; kept, so that a second call costs a second. Default `data/build/shops/<lines>-<seed>`. */
  folder?: string;
  reporter?: Reporter;
}

/**
 * Makes a demo shop of its own, apart from the live data, and opens its warehouse: the same lines and seed give the
 * same shop on every machine. For experiments and tests; PostgreSQL is left alone.
 */
export async function demoShop({lines = 20_000, seed = 42, folder, reporter}: DemoShopOptions = {}): Promise<Shop> {
  const build = folder ?? join(buildPaths().build, "shops", `${lines}-${seed}`);
  const data = join(build, "demo");
  if (!existsSync(join(data, "DEMO.json"))) await generateDemo({out: data, lines, seed});
  const settings = loadSettings({SMARTSHOP_DATA: data, SMARTSHOP_BUILD: build, SEED: String(seed)});
  await refresh(settings, {postgres: false, ...(reporter ? {reporter} : {})});
  return openShop(settings);
}
