import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Settings} from "../../pipeline/config.ts";
import {withClient} from "../../pipeline/postgres/client.ts";
import {readManifest} from "../../pipeline/publish/manifest.ts";
import {loadPostgres} from "../../pipeline/publish/postgres-load.ts";
import {swapPostgres} from "../../pipeline/publish/postgres-swap.ts";
import {writeSnapshots} from "../../pipeline/publish/snapshots.ts";
import {swapFolder} from "../../pipeline/publish/swap-folder.ts";
import {check} from "../../pipeline/runs/check.ts";
import {refresh} from "../../pipeline/runs/refresh.ts";
import {type Journal, readJournal, readPublished, stateFiles, writeWhole} from "../../pipeline/runs/state.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {cleanUp} from "../publish/fixture.ts";
import {begunStages, command, logs, published, shopSettings} from "./fixture.ts";

describe("a refresh that is killed", () => {
  let settings: Settings;
  beforeAll(async () => {
    settings = await shopSettings(800);
    await refresh(settings);
  });
  afterAll(() => cleanUp(settings));

  it.each(["sources", "warehouse", "snapshots", "postgres", "swap"])(
    "in stage %s leaves the last good data, or a swap that is finished",
    async (stage) => {
      const before = await published(settings);
      const known = new Set(logs(settings.paths.runs));
      const {child, ended} = command(settings, "refresh", "--force");
      for (let i = 0; i < 6000 && child.exitCode === null && !begunStages(settings, known).includes(stage); i++)
        await sleep(5);
      // Somewhere in the stage; the swap takes a few milliseconds.
      await sleep(Math.random() * (stage === "swap" ? 15 : 150));
      child.kill("SIGKILL");
      await ended;
      const after = await published(settings);
      expect(after.lines).toEqual(before.lines);
      // A quick machine may have come to the swap meanwhile.
      if (!begunStages(settings, known).includes("swap")) expect(after).toEqual(before);
    }
  );

  /** What lies in the build folder that a finished refresh does not leave there, beside the live snapshots. */
  const leftovers = (): string[] =>
    readdirSync(settings.paths.build).filter((name) => /next|tmp|lock|^snapshots\./.test(name));

  it("is repaired by the next one, which leaves nothing of it behind", async () => {
    expect((await refresh(settings, {force: true})).outcome).toBe("published");
    expect(await check(settings)).toMatchObject({faults: []});
    expect(new Set((await published(settings)).runs).size).toBe(1);
    expect(leftovers()).toEqual([expect.stringMatching(/^snapshots\./)]);
  });

  it("leaves nothing behind either when the next one has nothing to do", async () => {
    const {nextWarehouse, temporary} = stateFiles(settings.paths);
    const live = leftovers();
    for (const folder of [temporary, `${settings.paths.snapshots}.killed`]) mkdirSync(folder);
    for (const file of [nextWarehouse, `${nextWarehouse}.wal`]) writeFileSync(file, "half");
    expect((await refresh(settings)).outcome).toBe("unchanged");
    expect(leftovers()).toEqual(live);
    expect(await check(settings)).toMatchObject({faults: []});
  });

  /** Builds a publication of the same data beside, as a refresh does, up to the swap. */
  async function nearlyPublished(runId: string): Promise<Journal> {
    const {paths} = settings;
    const {nextWarehouse} = stateFiles(paths);
    const snapshots = `${paths.snapshots}.${runId}`;
    {
      using db = await openDatabase(nextWarehouse);
      await db
        .run(`attach '${paths.warehouse}' as old (read_only); copy from database old to "warehouse.next"; detach old`)
        .catch(async () => db.run(`copy from database old to "warehouse"; detach old`));
      await db.run(`update meta.run set run_id = '${runId}' where is_current`);
      await writeSnapshots(db, snapshots, {runId, asOf: null, isDemo: true});
      await db.run("checkpoint");
    }
    await loadPostgres(settings, snapshots, readManifest(snapshots));
    const {statSync} = await import("node:fs");
    const was = readPublished(paths)!;
    return {snapshots, published: {...was, runId, warehouseBytes: statSync(nextWarehouse).size}};
  }

  it.each([0, 1, 2, 3])("after %i of the steps of a swap has the swap finished by the next one", async (steps) => {
    const {paths} = settings;
    const files = stateFiles(paths);
    const journal = await nearlyPublished(`cut-${steps}`);
    writeWhole(files.journal, journal);
    if (steps > 0) await withClient(settings, (client) => swapPostgres(client, journal.published.runId));
    if (steps > 1) swapFolder(paths.snapshots, journal.snapshots);
    if (steps > 2) renameSync(files.nextWarehouse, paths.warehouse);
    const between = await published(settings);
    expect(between.lines).toEqual([between.lines[0], between.lines[0], between.lines[0]]);
    expect((await refresh(settings)).outcome).toBe("unchanged");
    expect((await published(settings)).runs).toEqual(Array(3).fill(journal.published.runId));
    expect(readJournal(paths)).toBeUndefined();
    expect(existsSync(files.nextWarehouse)).toBe(false);
  });

  it("builds anew when a swap was begun whose parts are gone", async () => {
    const {paths} = settings;
    const journal = await nearlyPublished("cut-off");
    writeWhole(stateFiles(paths).journal, journal);
    rmSync(join(journal.snapshots), {recursive: true});
    expect((await refresh(settings)).outcome).toBe("unchanged");
    expect(new Set((await published(settings)).runs).size).toBe(1);
    expect(await check(settings)).toMatchObject({faults: []});
  });
});
