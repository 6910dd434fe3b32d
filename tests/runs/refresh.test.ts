import {spawnSync} from "node:child_process";
import {appendFileSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Settings, STRATEGIES} from "../../pipeline/config.ts";
import {withClient} from "../../pipeline/postgres/client.ts";
import {stopEmbedded} from "../../pipeline/postgres/embedded.ts";
import {readManifest} from "../../pipeline/publish/manifest.ts";
import {check} from "../../pipeline/runs/check.ts";
import {readRuns} from "../../pipeline/runs/history.ts";
import {refresh} from "../../pipeline/runs/refresh.ts";
import {sayStatus, status} from "../../pipeline/runs/status.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {cleanUp, testSettings} from "../publish/fixture.ts";
import {command, published, shopSettings} from "./fixture.ts";

describe("smartshop refresh", () => {
  let settings: Settings;
  let transactions: string;
  let lines: string[];
  /** Hashes of all files but those that tell of earlier runs: times, what changed, and ids that are carried over. */
  const contents = (): [string, string][] =>
    readManifest(settings.paths.snapshots)
      .files.filter((f) => !/^meta\.|^mdm\.(mdm_(run|log|change|kpi_change|cluster)|golden_product)$/.test(f.relation))
      .map((f) => [f.name, f.sha256]);

  beforeAll(async () => {
    settings = await shopSettings();
    transactions = join(settings.SMARTSHOP_DATA!, "transactions.csv");
    lines = readFileSync(transactions, "utf8").trimEnd().split("\n");
    expect((await refresh(settings)).outcome).toBe("published");
  });
  afterAll(() => cleanUp(settings));

  it("publishes one run everywhere, and every check of it holds", async () => {
    const {runs, lines: sold} = await published(settings);
    expect(new Set(runs).size).toBe(1);
    expect(new Set(sold).size).toBe(1);
    expect(await check(settings)).toMatchObject({faults: []});
    const shown = await status(settings);
    expect(shown).toMatchObject({faults: [], unfinishedSwap: false, published: {isDemo: true, runId: runs[0]}});
    expect(sayStatus(shown)).toContain("demo data");
    const later = new Date(Date.parse(shown.published!.asOf!) + 40 * 86_400_000);
    expect(sayStatus(shown, {now: later})).toContain(`data up to ${shown.published!.asOf} (40 days ago)`);
    const [run] = readRuns(settings.paths);
    expect(run?.stages.map((s) => s.name)).toEqual(["sources", "warehouse", "snapshots", "postgres", "swap"]);
    for (const stage of run!.stages) expect(stage.peakMb).toBeGreaterThan(50);
    expect(run!.peakMb).toBeGreaterThanOrEqual(Math.max(...run!.stages.map((stage) => stage.peakMb!)));
  });

  it("does nothing when nothing changed, also when a file was only touched", async () => {
    const before = await published(settings);
    writeFileSync(transactions, readFileSync(transactions));
    const run = await refresh(settings);
    expect(run).toMatchObject({outcome: "unchanged", exitCode: 0, stages: []});
    expect(run.message).toMatch(/^unchanged since/);
    expect(await published(settings)).toEqual(before);
    expect(readRuns(settings.paths)).toHaveLength(1);
  });

  it("starts a stopped server, and loads one that lost its data, from the snapshots alone", async () => {
    await stopEmbedded(settings.paths.postgres);
    expect((await refresh(settings)).outcome).toBe("unchanged");
    await withClient(settings, (client) => client.query("drop schema smartshop cascade"));
    expect(await refresh(settings)).toMatchObject({outcome: "repaired", stages: [{name: "postgres"}]});
    expect(await check(settings)).toMatchObject({faults: []});
  });

  it("sees what was changed behind its back, and repairs it", async () => {
    await withClient(settings, (c) =>
      c.query("update smartshop.sales set quantity = quantity + 1 where line_id % 9 = 1")
    );
    appendFileSync(join(settings.paths.snapshots, "month_kpi.parquet"), "x");
    const {faults} = await check(settings);
    expect(faults.join("\n")).toMatch(/month_kpi/);
    expect(faults.join("\n")).toMatch(/PostgreSQL holds other values than were published: v_sales/);
    expect((await refresh(settings)).outcome).toBe("published");
    expect(await check(settings)).toMatchObject({faults: []});
  });

  it("finds by its audits what was changed in the warehouse", async () => {
    {
      using db = await openDatabase(settings.paths.warehouse);
      await db.run("update facts.fct_sale_line set revenue = revenue + 1 where line_id % 9 = 1; checkpoint");
      await db.run(
        "alter view v_returns rename to returns; create view v_returns as from returns where false; checkpoint"
      );
    }
    const {faults} = await check(settings, {postgres: false});
    expect(faults.join("\n")).toMatch(/audit marts.month_kpi: gross_revenue sums to facts.fct_sale_line: fail, 1 rows/);
    expect(faults.join("\n")).toMatch(/audit main.v_returns: \w+ sums to facts.fct_return_line: fail, 1 rows/);
    expect((await refresh(settings, {force: true})).outcome).toBe("published");
    expect(await check(settings)).toMatchObject({faults: []});
  });

  it("gives after a batch what a full rebuild gives, and what vanishes from the input vanishes", async () => {
    // By every strategy: what one of them keeps from refresh to refresh must not show.
    const all = {...settings, MDM_COMPARE: [...STRATEGIES]};
    await refresh(all);
    const whole = contents();
    const batch = Math.round(lines.length * 0.97);
    writeFileSync(transactions, `${lines.slice(0, batch).join("\n")}\n`);
    expect((await refresh(all)).outcome).toBe("published");
    expect(contents()).not.toEqual(whole);
    const fewer = await published(settings);
    writeFileSync(transactions, `${lines.join("\n")}\n`);
    expect((await refresh(all)).outcome).toBe("published");
    expect(contents()).toEqual(whole);
    expect((await published(settings)).lines[0]).toBeGreaterThan(fewer.lines[0]!);
    rmSync(settings.paths.cache, {recursive: true, force: true});
    expect((await refresh(all, {force: true})).outcome).toBe("published");
    expect(contents()).toEqual(whole);
    await refresh(settings);
  });

  it("keeps the last good data when audits fail, and says which in its exit code", async () => {
    const before = await published(settings);
    // Only a cancellation is left: nothing was sold.
    const cancelled = lines.filter((line, i) => i === 0 || line.startsWith("C"));
    writeFileSync(transactions, `${cancelled.join("\n")}\n`);
    const {code, log, out} = await command(settings, "refresh", "--json").ended;
    expect(code).toBe(5);
    expect(JSON.parse(out)).toMatchObject({outcome: "failed", exitCode: 5});
    expect(log).toMatch(/audit something_was_sold/);
    expect(log).not.toMatch(/\n {4}at /);
    expect(await published(settings)).toEqual(before);
    expect(readRuns(settings.paths).at(-1)).toMatchObject({outcome: "failed", exitCode: 5});
    writeFileSync(transactions, `${lines.join("\n")}\n`);
    expect((await refresh(settings)).outcome).toBe("unchanged");
  });

  it("keeps the last good data when the input is broken or away", async () => {
    const before = await published(settings);
    writeFileSync(transactions, "Invoice,StockCode\n1,2\n");
    await expect(refresh(settings)).rejects.toMatchObject({code: "input"});
    const away = {...settings, SMARTSHOP_DATA: join(settings.paths.build, "nowhere")};
    await expect(refresh(away)).rejects.toMatchObject({code: "input"});
    expect(await published(settings)).toEqual(before);
    writeFileSync(transactions, `${lines.join("\n")}\n`);
  });

  it("waits for another refresh, or says so", async () => {
    const first = command(settings, "refresh", "--force");
    const second = command(settings, "refresh", "--force");
    const [a, b] = await Promise.all([first.ended, second.ended]);
    expect([a.code, b.code]).toEqual([0, 0]);
    expect(a.log + b.log).toMatch(/waiting for another refresh: process \d+/);
    const third = command(settings, "refresh", "--force");
    const {code, log} = await new Promise<{code: number | null; log: string}>((done) => {
      third.child.stderr?.once("data", () => void command(settings, "refresh", "--no-wait").ended.then(done));
    });
    expect(code).toBe(6);
    expect(log).toMatch(/another refresh is at work/);
    expect((await third.ended).code).toBe(0);
    expect(await check(settings)).toMatchObject({faults: []});
  });

  it("reports its settings' faults in one line, and its run as JSON", async () => {
    const wrong = command({...settings, SAMPLE_SIZE: -3}, "refresh");
    const {code, log} = await wrong.ended;
    expect([code, log.trim().split("\n").length]).toEqual([3, 1]);
    expect(log).toMatch(/SAMPLE_SIZE/);
    const told = await command(settings, "refresh", "--json", "--quiet").ended;
    expect(JSON.parse(told.out)).toMatchObject({outcome: "unchanged", exitCode: 0});
  });

  it("leaves PostgreSQL alone when told to, and brings it up when asked again", async () => {
    const before = await published(settings);
    expect((await refresh(settings, {force: true, postgres: false})).outcome).toBe("published");
    const between = await published(settings);
    expect(between.runs[2]).toBe(before.runs[2]);
    expect(between.runs[0]).not.toBe(before.runs[0]);
    expect((await refresh(settings)).outcome).toBe("repaired");
    expect(new Set((await published(settings)).runs).size).toBe(1);
  });
});

/** A file system of a few megabytes, where this machine lets one be mounted. */
function smallDisk(megabytes: number): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "smartshop-disk-"));
  const {status} = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  if (status === 0) return folder;
  rmSync(folder, {recursive: true});
  return undefined;
}

describe("a full disk", () => {
  const disk = smallDisk(160);
  afterAll(() => {
    if (!disk) return;
    spawnSync("umount", ["-l", disk]);
    rmSync(disk, {recursive: true, force: true});
  });

  it.skipIf(!disk)("leaves the last good data, and is told as what it is", async () => {
    const settings = testSettings({SMARTSHOP_BUILD: disk!, DEMO_LINES: "1000"});
    expect((await refresh(settings, {postgres: false})).outcome).toBe("published");
    const filler = join(disk!, "filler");
    const {bavail, bsize} = statfsSync(disk!);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 3_000_000)));
    await expect(refresh(settings, {force: true, postgres: false})).rejects.toThrow(
      /disk is full, the last good data stay/
    );
    expect(await check(settings, {postgres: false})).toMatchObject({faults: []});
    rmSync(filler);
    expect((await refresh(settings, {force: true, postgres: false})).outcome).toBe("published");
  });
});
