import {statSync} from "node:fs";
import type {Settings} from "../config.ts";
import {messageOf} from "../errors.ts";
import {checkFiles, type Manifest, readManifest} from "../publish/manifest.ts";
import type {Published} from "./state.ts";

/** Faults of the published warehouse and snapshots, by presence and size; by content too when `deep`. */
export async function verifyFiles(settings: Settings, published: Published, {deep = false} = {}): Promise<string[]> {
  const {paths} = settings;
  const faults: string[] = [];
  const found = statSync(paths.warehouse, {throwIfNoEntry: false});
  if (!found) faults.push("warehouse is missing");
  else if (found.size !== published.warehouseBytes)
    faults.push(`warehouse has ${found.size} bytes, published were ${published.warehouseBytes}`);
  let manifest: Manifest;
  try {
    manifest = readManifest(paths.snapshots);
  } catch (error) {
    return [...faults, messageOf(error)];
  }
  if (manifest.run_id !== published.runId)
    faults.push(`snapshots are of run ${manifest.run_id}, published was ${published.runId}`);
  return [...faults, ...(await checkFiles(paths.snapshots, manifest, {deep}))];
}

/** Whether PostgreSQL holds the published run. The embedded server is started for it. */
export async function isInPostgres(settings: Settings, {runId}: Published): Promise<boolean> {
  const [{withClient}, {publicationIn}] = await Promise.all([
    import("../postgres/client.ts"),
    import("../publish/postgres-swap.ts")
  ]);
  try {
    return (await withClient(settings, (client) => publicationIn(client)))?.run_id === runId;
  } catch {
    // No such database or no server: loading it says why, if it fails too.
    return false;
  }
}
