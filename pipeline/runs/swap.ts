import {existsSync, renameSync, rmSync} from "node:fs";
import type {Settings} from "../config.ts";
import {withClient} from "../postgres/client.ts";
import {swapPostgres} from "../publish/postgres-swap.ts";
import {linkedFolder, removeOthers, swapFolder} from "../publish/swap-folder.ts";
import {type Journal, readJournal, removeJournal, stateFiles, writeWhole} from "./state.ts";

/**
 * Makes a build the published one. The journal is written first, when everything is built and checked: from then on
 * every step can be done again, so a kill between any two leaves a swap that the next refresh finishes.
 */
export async function swapAll(settings: Settings, journal: Journal): Promise<void> {
  writeWhole(stateFiles(settings.paths).journal, journal);
  await finishSwap(settings, journal);
}

/** Removes what an unfinished build left of the warehouse and its lines on their way. */
export function removeNext({paths}: Settings): void {
  const {nextWarehouse, temporary} = stateFiles(paths);
  for (const path of [nextWarehouse, `${nextWarehouse}.wal`, temporary]) rmSync(path, {recursive: true, force: true});
}

/** Removes all that killed refreshes left and that nobody will finish; to be called after `recoverSwap`. */
export function removeUnfinished(settings: Settings): void {
  removeNext(settings);
  if (linkedFolder(settings.paths.snapshots)) removeOthers(settings.paths.snapshots);
}

/** Finishes a swap that a killed refresh began. @returns the run that is published now, if there was one. */
export async function recoverSwap(settings: Settings): Promise<string | undefined> {
  const journal = readJournal(settings.paths);
  if (!journal) return undefined;
  const {nextWarehouse} = stateFiles(settings.paths);
  // Without the parts it would publish, the journal is worth nothing: the build is done again.
  if (!existsSync(journal.snapshots) || !(existsSync(nextWarehouse) || existsSync(settings.paths.warehouse))) {
    removeJournal(settings.paths);
    return undefined;
  }
  await finishSwap(settings, journal);
  return journal.published.runId;
}

async function finishSwap(settings: Settings, {published, snapshots}: Journal): Promise<void> {
  const {paths} = settings;
  const files = stateFiles(paths);
  if (published.postgres) await withClient(settings, (client) => swapPostgres(client, published.runId));
  swapFolder(paths.snapshots, snapshots);
  if (existsSync(files.nextWarehouse)) {
    rmSync(`${paths.warehouse}.wal`, {force: true});
    renameSync(files.nextWarehouse, paths.warehouse);
  }
  writeWhole(files.published, published);
  removeJournal(paths);
  removeOthers(paths.snapshots);
  rmSync(files.temporary, {recursive: true, force: true});
}
