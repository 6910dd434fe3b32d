import type {Settings} from "../config.ts";
import {withClient} from "../postgres/client.ts";
import type {SetupReport} from "../postgres/setup.ts";
import {readManifest} from "../publish/manifest.ts";
import {loadPostgres, type LoadOptions} from "../publish/postgres-load.ts";
import {swapPostgres} from "../publish/postgres-swap.ts";
import {readPublished, stateFiles, writeWhole} from "./state.ts";

/** Loads PostgreSQL anew from the published snapshots and swaps it in. @throws SmartshopError "input", "postgres". */
export async function publishPostgres(settings: Settings, options: LoadOptions = {}): Promise<SetupReport> {
  const {paths} = settings;
  const manifest = readManifest(paths.snapshots);
  const report = await loadPostgres(settings, paths.snapshots, manifest, options);
  await withClient(settings, (client) => swapPostgres(client, manifest.run_id));
  const published = readPublished(paths);
  if (published && !published.postgres) writeWhole(stateFiles(paths).published, {...published, postgres: true});
  return report;
}
