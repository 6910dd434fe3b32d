import {appendFileSync, existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Settings} from "../../pipeline/config.ts";
import {withClient} from "../../pipeline/postgres/client.ts";
import {readDictionary} from "../../pipeline/publish/dictionary.ts";
import {checkFiles, type Manifest, readManifest} from "../../pipeline/publish/manifest.ts";
import {checkPostgres} from "../../pipeline/publish/postgres-check.ts";
import {loadPostgres} from "../../pipeline/publish/postgres-load.ts";
import {publicationIn, swapPostgres} from "../../pipeline/publish/postgres-swap.ts";
import {writeSnapshots} from "../../pipeline/publish/snapshots.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {cleanUp, smallWarehouse, testSettings} from "./fixture.ts";

describe("publication", () => {
  let settings: Settings;
  let folder: string;
  let manifest: Manifest;

  const write = async (to: string, runId: string): Promise<Manifest> => {
    using db = await openDatabase();
    await smallWarehouse(db);
    return await writeSnapshots(db, to, {
      ...{runId, asOf: "2011-12-09", isDemo: true},
      dictionary: await readDictionary(db)
    });
  };

  beforeAll(async () => {
    settings = testSettings();
    folder = join(settings.paths.build, "first");
    manifest = await write(folder, "run-1");
    await loadPostgres(settings, folder, manifest);
    await withClient(settings, (client) => swapPostgres(client, "run-1"));
  });
  afterAll(() => cleanUp(settings));

  it("writes the same bytes for the same data", async () => {
    const again = await write(join(settings.paths.build, "again"), "run-1");
    expect(again).toEqual(manifest);
    expect(readManifest(folder)).toEqual(manifest);
  });

  it("sees a missing, a longer and a changed snapshot", async () => {
    const other = join(settings.paths.build, "other");
    const written = await write(other, "run-1");
    expect(await checkFiles(other, written, {deep: true})).toEqual([]);
    rmSync(join(other, "margin.parquet"));
    appendFileSync(join(other, "sales.parquet"), "x");
    const path = join(other, "product_kpi.parquet");
    const bytes = readFileSync(path);
    bytes[60]! ^= 1;
    writeFileSync(path, bytes);
    const faults = await checkFiles(other, written, {deep: true});
    expect(faults.join("\n")).toMatch(/missing: margin/);
    expect(faults.join("\n")).toMatch(/bytes, published were \d+: sales/);
    expect(faults.join("\n")).toMatch(/was changed since it was published: product_kpi/);
  });

  it("brings every value over to PostgreSQL as it is", async () => {
    const {rows} = await withClient(settings, (client) =>
      client.query('select * from v_product_kpi order by product_code collate "C"')
    );
    expect(rows.map((r) => r.product_name)).toEqual([
      "WHITE MUG",
      'TWO\nLINES, "QUOTED" \\N \t',
      "",
      null,
      "CAFÉ ☕ PLAQUE"
    ]);
    expect(rows.map((r) => r.price)).toEqual(["12.5000", "-0.0001", null, "0.0000", "99999999.9999"]);
    expect(rows.map((r) => r.score)).toEqual([0.1, 1e15, null, -2.5, Infinity]);
    expect(await withClient(settings, (client) => checkPostgres(client, manifest))).toEqual([]);
  });

  it("has keys, trigram and other indexes, and comments", async () => {
    await withClient(settings, async (client) => {
      const {rows} = await client.query<{indexdef: string}>(
        "select indexdef from pg_indexes where schemaname = 'smartshop'"
      );
      const all = rows.map((r) => r.indexdef).join("\n");
      expect(all).toMatch(/UNIQUE INDEX .* ON smartshop\.product_kpi USING btree \(product_code\)/);
      expect(all).toMatch(/ON smartshop\.product_kpi USING gin \(product_name gin_trgm_ops\)/);
      expect(all).toMatch(/ON smartshop\.sales USING brin \(sold_at\)/);
      const comments = await client.query<{t: string; c: string}>(
        "select obj_description('smartshop.v_sales'::regclass) as t, col_description('smartshop.sales'::regclass, 6) as c"
      );
      expect(comments.rows[0]).toEqual({
        t: "Sale lines. Grain: a line of an invoice",
        c: 'Price of one; it\'s "net" (GBP)'
      });
    });
  });

  it("finds a changed value and a lost row in PostgreSQL", async () => {
    await withClient(settings, async (client) => {
      await client.query("begin; update smartshop.sales set quantity = quantity + 1 where line_id = 7");
      expect(await checkPostgres(client, manifest)).toEqual([
        "PostgreSQL holds other values than were published: v_sales"
      ]);
      await client.query("rollback; begin; delete from smartshop.sales where line_id = 7");
      expect(await checkPostgres(client, manifest)).toEqual(["PostgreSQL has 1999 rows, published were 2000: v_sales"]);
      await client.query("rollback");
      expect(await checkPostgres(client, {...manifest, run_id: "run-9"})).toHaveLength(1);
    });
  });

  it("refuses to load what differs from its snapshot, and leaves the live schema", async () => {
    const wrong = structuredClone(manifest);
    wrong.files.find((f) => f.name === "sales")!.checksum = "1";
    await expect(loadPostgres(settings, folder, wrong)).rejects.toThrow(/does not hold what was published: sales/);
    await withClient(settings, async (client) => {
      expect((await publicationIn(client))?.run_id).toBe("run-1");
      await expect(swapPostgres(client, "run-1")).resolves.toBeUndefined();
      await expect(swapPostgres(client, "run-2")).rejects.toThrow(/not of run run-2/);
      expect(await checkPostgres(client, manifest)).toEqual([]);
    });
  });

  it("swaps under readers without one failing", async () => {
    const second = await write(join(settings.paths.build, "second"), "run-2");
    await loadPostgres(settings, join(settings.paths.build, "second"), second);
    let reading = true;
    const seen: string[] = [];
    const reader = withClient(settings, async (client) => {
      while (reading) {
        const {rows} = await client.query<{n: string}>("select count(*) as n from v_sales");
        seen.push(rows[0]!.n);
      }
    });
    await withClient(settings, (client) => swapPostgres(client, "run-2"));
    reading = false;
    await reader;
    expect(new Set(seen)).toEqual(new Set(["2000"]));
    expect(existsSync(join(settings.paths.build, "tmp", "sales.csv"))).toBe(false);
    expect((await withClient(settings, (client) => publicationIn(client)))?.run_id).toBe("run-2");
  });
});
