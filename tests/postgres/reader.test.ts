import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Settings} from "../../pipeline/config.ts";
import {type Client, withClient, withClientOf} from "../../pipeline/postgres/client.ts";
import {connectReader, readerTarget} from "../../pipeline/postgres/reader.ts";
import {setupDatabase} from "../../pipeline/postgres/setup.ts";
import {databaseStatus, listViews, sayDatabaseStatus} from "../../pipeline/postgres/status.ts";
import {resolveTarget} from "../../pipeline/postgres/target.ts";
import {loadPostgres} from "../../pipeline/publish/postgres-load.ts";
import {swapPostgres} from "../../pipeline/publish/postgres-swap.ts";
import {writeSnapshots} from "../../pipeline/publish/snapshots.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {cleanUp, smallWarehouse, testSettings} from "../publish/fixture.ts";

describe("reader role", () => {
  let settings: Settings;
  let reader: Client;
  beforeAll(async () => {
    settings = testSettings();
    const folder = join(settings.paths.build, "snapshots");
    using db = await openDatabase();
    await smallWarehouse(db);
    const manifest = await writeSnapshots(db, folder, {runId: "run-1", asOf: null, isDemo: false});
    await loadPostgres(settings, folder, manifest);
    await withClient(settings, (client) => swapPostgres(client, "run-1"));
    reader = await connectReader(settings);
    await reader.query("set default_transaction_read_only = off");
  });
  afterAll(async () => {
    await reader?.end();
    await cleanUp(settings);
  });

  it.each([
    "select count(*), sum(unit_price) from v_sales",
    "select product_code, rank() over (order by price desc nulls last) from smartshop.v_product_kpi where product_name ilike '%mug%'",
    "select date_trunc('month', sold_at) as m, round(avg(unit_price), 2) from v_sales group by m order by m limit 3",
    "select extract(year from sold_at), string_agg(distinct product_code, ', ') from v_sales group by 1",
    "select percentile_cont(0.5) within group (order by unit_price) from v_sales",
    "select coalesce(product_name, '?') || ' x' from v_product_kpi where product_name ~* 'caf' or product_name % 'mug'",
    "select d::date from generate_series(date '2011-01-01', date '2011-01-03', interval '1 day') as t(d)"
  ])("may ask: %s", async (query) => {
    await expect(reader.query(query)).resolves.toBeDefined();
  });

  it.each([
    "select * from smartshop.sales",
    "select * from smartshop.publication",
    "insert into v_product_kpi (product_code) values ('x')",
    "delete from v_sales",
    "update smartshop.sales set quantity = 1",
    "drop view smartshop.v_sales",
    "create table smartshop.mine (i int)",
    "create table public.mine (i int)",
    "create temp table mine (i int)",
    "create schema mine",
    "select * from pg_catalog.pg_class",
    "select * from pg_catalog.pg_authid",
    "select * from information_schema.tables",
    "select set_config('statement_timeout', '0', false)",
    "select pg_sleep(1)",
    "select pg_advisory_lock(1)",
    "select pg_read_file('/etc/passwd')",
    "select lo_create(0)",
    "select query_to_xml('select 1', true, true, '')",
    "select current_setting('data_directory')",
    "select pg_notify('a', 'b')",
    "select encode('x', 'base64')",
    "do $$ begin end $$",
    "copy smartshop.sales to stdout",
    "copy v_sales to program 'id'",
    "set role postgres",
    "create function f() returns int language sql as 'select 1'",
    "set temp_file_limit = -1"
  ])("may not: %s", async (query) => {
    await expect(reader.query(query)).rejects.toThrow(/permission denied|must be owner|cannot|not permitted/);
  });

  it("may not connect to another database, and not more than four times at once", async () => {
    const target = await readerTarget(settings);
    for (const database of ["postgres", "template1"])
      await expect(
        withClientOf({...target, config: {...target.config, database}}, () => Promise.resolve())
      ).rejects.toThrow(/permission denied|not currently accepting/);
    const more: Awaited<ReturnType<typeof connectReader>>[] = [];
    // The server counts a connection that it refused until its process has ended.
    await expect.poll(async () => more.push(await connectReader(settings)), {interval: 20}).toBe(3);
    await expect(connectReader(settings)).rejects.toThrow(/too many connections/);
    for (const client of more) await client.end();
  });

  it("lacks nothing on the embedded server, and setting up again changes nothing", async () => {
    const {report} = await setupDatabase(settings);
    expect(report).toEqual({reader: true, trigrams: true, missing: []});
    const status = await databaseStatus(settings);
    expect(status).toMatchObject({embedded: true, reachable: true, missing: [], publication: {run_id: "run-1"}});
    expect(sayDatabaseStatus(status)).toMatch(/published {2}run run-1/);
    const views = await withClient(settings, listViews);
    expect(views.map((v) => [v.name, v.rows])).toEqual([
      ["v_margin", 0],
      ["v_product_kpi", 5],
      ["v_sales", 2000]
    ]);
  });
});

describe("a server of somebody else", () => {
  let own: Settings;
  let foreign: Settings;
  beforeAll(async () => {
    own = testSettings();
    const target = await resolveTarget(own, "postgres");
    await withClientOf(target, async (client) => {
      await client.query("create role tenant login password 'tenant' nosuperuser createrole");
      await client.query("create role plain login password 'plain' nosuperuser");
      await client.query("create database shop owner tenant");
      await client.query("create database small owner plain");
    });
    const {port} = target.config;
    foreign = testSettings({DATABASE_URL: `postgres://tenant:tenant@127.0.0.1:${port}/shop`});
  });
  afterAll(async () => {
    await cleanUp(foreign);
    await cleanUp(own);
  });

  async function publish(settings: Settings): Promise<string[]> {
    const folder = join(settings.paths.build, "snapshots");
    using db = await openDatabase();
    await smallWarehouse(db);
    const manifest = await writeSnapshots(db, folder, {runId: "run-1", asOf: null, isDemo: false});
    const {missing} = await loadPostgres(settings, folder, manifest);
    await withClient(settings, (client) => swapPostgres(client, "run-1"));
    return missing;
  }

  it("says what to do where nothing is published yet", async () => {
    await expect(withClient(foreign, listViews)).rejects.toThrow(/no publication; run `smartshop db setup`/);
  });

  it("gets data and reader without a superuser, and says what it could not set", async () => {
    const missing = await publish(foreign);
    expect(missing.join("\n")).toMatch(/pg_catalog beyond the list stay callable/);
    const reader = await connectReader(foreign);
    expect((await reader.query("select count(*)::int as n from v_sales")).rows).toEqual([{n: 2000}]);
    await expect(reader.query("select * from smartshop.sales")).rejects.toThrow(/permission denied/);
    await expect(reader.query("delete from v_sales")).rejects.toThrow(/permission denied|read-only/);
    await reader.end();
  });

  it("gets the data alone where no role may be made", async () => {
    const {port} = (await resolveTarget(own)).config;
    const settings = testSettings({DATABASE_URL: `postgres://plain:plain@127.0.0.1:${port}/small`});
    const missing = await publish(settings);
    expect(missing.join("\n")).toMatch(/role smartshop_reader could not be made/);
    await cleanUp(settings);
  });
});
