import {appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {type Settings} from "../../pipeline/config.ts";
import {withClient} from "../../pipeline/postgres/client.ts";
import {columnsOf} from "../../pipeline/publish/columns.ts";
import {readDictionary} from "../../pipeline/publish/dictionary.ts";
import {checkFiles, type Manifest, readManifest} from "../../pipeline/publish/manifest.ts";
import {checkPostgres} from "../../pipeline/publish/postgres-check.ts";
import {NEXT} from "../../pipeline/publish/postgres-names.ts";
import {loadPostgres} from "../../pipeline/publish/postgres-load.ts";
import {loadTable} from "../../pipeline/publish/postgres-table.ts";
import {publicationIn, swapPostgres} from "../../pipeline/publish/postgres-swap.ts";
import {writeSnapshots} from "../../pipeline/publish/snapshots.ts";
import {literal, openDatabase} from "../../pipeline/warehouse/database.ts";
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

  it("is mended by loading the same run again", async () => {
    await withClient(settings, (client) => client.query("update smartshop.sales set quantity = 99 where line_id = 7"));
    await loadPostgres(settings, folder, manifest);
    await withClient(settings, async (client) => {
      expect(await checkPostgres(client, manifest)).toHaveLength(1);
      await swapPostgres(client, "run-1");
      expect(await checkPostgres(client, manifest)).toEqual([]);
      expect(await publicationIn(client, NEXT)).toBeUndefined();
    });
  });

  it("lets views that users built upon ours read the new data, with their rights and what is built upon them", async () => {
    await withClient(settings, async (client) => {
      await client.query(
        `create schema own;
         create view own.dear with (security_barrier=true) as select line_id, unit_price from smartshop.v_sales where unit_price > 2;
         create view own.count as select count(*)::int as n, (select run_id from smartshop.publication) as run from own.dear;
         comment on view own.dear is 'mine';
         grant select on own.dear to public`
      );
      await loadPostgres(settings, folder, {...manifest, run_id: "run-own"});
      await swapPostgres(client, "run-own");
      const {rows} = await client.query<{n: number; run: string; said: string; open: boolean; options: string[]}>(
        `select n, run, obj_description('own.dear'::regclass) as said, has_table_privilege('smartshop_reader', 'own.dear', 'select') as open,
           (select reloptions from pg_class where oid = 'own.dear'::regclass) as options
         from own.count`
      );
      expect(rows).toEqual([{n: 1333, run: "run-own", said: "mine", open: true, options: ["security_barrier=true"]}]);
    });
  });

  it("refuses to take away what else users built upon ours, and names it, before anything is swapped", async () => {
    await withClient(settings, async (client) => {
      const refused = async (made: string, undo: string): Promise<string> => {
        await client.query(made);
        const before = await publicationIn(client);
        const error = await loadPostgres(settings, folder, {...manifest, run_id: "run-refused"}).catch((e: Error) => e);
        expect(await publicationIn(client)).toEqual(before);
        await client.query(undo);
        return (error as Error).message;
      };
      expect(
        await refused(
          "create materialized view own.kept as select count(*) from smartshop.v_sales",
          "drop materialized view own.kept"
        )
      ).toMatch(/only views can be carried over.*materialized view own\.kept/);
      expect(
        await refused(
          "create function own.f() returns bigint begin atomic select count(*) from smartshop.v_sales; end",
          "drop function own.f"
        )
      ).toMatch(/function own\.f\(\)/);
      expect(
        await refused("create table own.notes (line_id bigint references smartshop.sales)", "drop table own.notes")
      ).toMatch(/constraint notes_line_id_fkey on table own\.notes/);
      // A column that the new data no longer have.
      expect(
        await refused(
          "alter table smartshop.sales add column extra int; create view own.extra as select extra from smartshop.sales",
          "drop view own.extra; alter table smartshop.sales drop column extra"
        )
      ).toMatch(/a view cannot be carried over.*own\.extra: column .*extra.* does not exist/);
      await client.query("drop schema own cascade");
    });
  });

  it("ends with the server's words when it refuses a line half-way, and leaves no file", async () => {
    const path = join(settings.paths.build, "refused.parquet");
    const temporary = join(settings.paths.build, "tmp", "refused.csv");
    using db = await openDatabase(":memory:", {threads: 1});
    const rows = 400_000;
    await db.run(
      `copy (select range as n, case range when 1000 then 'a' || chr(0) else repeat('b', 100) end as t from range(${rows}))
       to ${literal(path)} (format parquet)`
    );
    const columns = await columnsOf(db, `read_parquet(${literal(path)})`);
    const snapshot = {...manifest.files[0]!, name: "refused", file: "refused.parquet", rows, columns};
    const load = withClient(settings, async (client) => {
      await client.query("drop schema if exists smartshop_next cascade; create schema smartshop_next");
      await loadTable({client, judge: client, db}, {snapshot, path, temporary, trigrams: false});
    });
    await expect(load).rejects.toThrow(/PostgreSQL at .*0x00/);
    expect(readdirSync(join(settings.paths.build, "tmp"))).toEqual([]);
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
    const readOn = (): Promise<void> => {
      const before = seen.length;
      return vi.waitFor(() => expect(seen.length).toBeGreaterThan(before), {timeout: 60_000});
    };
    await readOn();
    await withClient(settings, (client) => swapPostgres(client, "run-2"));
    await readOn();
    reading = false;
    await reader;
    expect(new Set(seen)).toEqual(new Set(["2000"]));
    expect(readdirSync(join(settings.paths.build, "tmp"))).toEqual([]);
    expect((await withClient(settings, (client) => publicationIn(client)))?.run_id).toBe("run-2");
  });
});
