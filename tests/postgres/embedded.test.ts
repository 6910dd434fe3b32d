import {spawn, spawnSync} from "node:child_process";
import {chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Settings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {connectTo, withClientOf} from "../../pipeline/postgres/client.ts";
import {findEmbedded, startEmbedded, stopEmbedded} from "../../pipeline/postgres/embedded.ts";
import {serverPlace} from "../../pipeline/postgres/place.ts";
import {canReach, privateFolder, serverUser} from "../../pipeline/postgres/server-user.ts";
import {resolveTarget} from "../../pipeline/postgres/target.ts";
import {isAlive, markOf} from "../../pipeline/runs/process.ts";
import {cleanUp, testSettings} from "../publish/fixture.ts";

const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === "linux";

describe("embedded PostgreSQL", () => {
  let settings: Settings;
  beforeAll(() => {
    settings = testSettings();
  });
  afterAll(() => cleanUp(settings));
  const start = (s = settings) => startEmbedded(s.paths.postgres, s.POSTGRES_EMBEDDED_PORT);

  it("is started once by many at once, in several processes, and adopted after", async () => {
    const script = `
      const {startEmbedded} = await import("./pipeline/postgres/embedded.ts");
      process.stdout.write(JSON.stringify(await startEmbedded(process.argv[1], Number(process.argv[2]))));`;
    const run = (): Promise<string> =>
      new Promise((done, fail) => {
        const args = ["--import", "tsx", "--input-type=module", "-e", script];
        const child = spawn(
          process.execPath,
          [...args, settings.paths.postgres, `${settings.POSTGRES_EMBEDDED_PORT}`],
          {
            cwd: ROOT,
            stdio: ["ignore", "pipe", "inherit"]
          }
        );
        let out = "";
        child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
        child.on("close", (code) => (code === 0 ? done(out) : fail(new Error(`exit ${code}: ${out}`))));
      });
    const servers = (await Promise.all([run(), run(), run()])).map((text) => JSON.parse(text) as {pid: number});
    expect(new Set(servers.map((s) => s.pid)).size).toBe(1);
    const adopted = await start();
    expect(adopted).toMatchObject({pid: servers[0]!.pid, started: false});
  });

  it("keeps what was acknowledged through a kill, and starts again at once", async () => {
    const target = await resolveTarget(settings, "postgres");
    const client = await connectTo(target);
    await client.query("create table kept (i int)");
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await client.query("insert into kept values ($1)", [acknowledged + 1]);
        acknowledged++;
      }
    })().catch(() => undefined);
    await sleep(200);
    const {pid} = findEmbedded(settings.paths.postgres)!;
    process.kill(pid, "SIGKILL");
    await writing;
    const again = await start();
    expect(again.started).toBe(true);
    expect(again.pid).not.toBe(pid);
    const rows = await withClientOf(await resolveTarget(settings, "postgres"), async (c) => {
      return (await c.query<{n: number}>("select count(*)::int as n from kept")).rows[0]!.n;
    });
    expect(acknowledged).toBeGreaterThan(0);
    expect(rows).toBeGreaterThanOrEqual(acknowledged);
  });

  it("treats letters beyond ASCII as letters", async () => {
    await withClientOf(await resolveTarget(settings, "postgres"), async (client) => {
      await client.query("create extension if not exists pg_trgm");
      const {rows} = await client.query("select lower('ÉTÉ') as low, similarity('café', 'CAFÉ') as same");
      expect(rows[0]).toEqual({low: "été", same: 1});
    });
  });

  it("takes the next port when the wanted one is in use", async () => {
    const other = testSettings({POSTGRES_EMBEDDED_PORT: String(settings.POSTGRES_EMBEDDED_PORT + 100)});
    const occupier = createServer();
    await new Promise<void>((done) => occupier.listen(other.POSTGRES_EMBEDDED_PORT, "127.0.0.1", done));
    try {
      const server = await start(other);
      expect(server.port).toBeGreaterThan(other.POSTGRES_EMBEDDED_PORT);
      expect(await stopEmbedded(other.paths.postgres)).toBe(true);
      expect(await stopEmbedded(other.paths.postgres)).toBe(false);
    } finally {
      occupier.close();
      await cleanUp(other);
    }
  });

  it("lets nobody in without the password", async () => {
    const target = await resolveTarget(settings, "postgres");
    const guess = {...target, config: {...target.config, password: "postgres"}};
    await expect(connectTo(guess)).rejects.toMatchObject({code: "postgres"});
    expect(statSync(serverPlace(settings.paths.postgres).password).mode & 0o077).toBe(0);
  });

  it.skipIf(!onLinux)("bounds the memory of each server process", async () => {
    const {pid} = await start();
    expect(readFileSync(`/proc/${pid}/limits`, "utf8")).toMatch(/Max address space\s+2147483648/);
    await withClientOf(await resolveTarget(settings, "postgres"), async (client) => {
      // A single value ends at 1 GB by PostgreSQL's own limit; three of nearly that size need more than may be had.
      const greedy = `select length(string_agg(a, '')), length(string_agg(a, '-')), length(string_agg(a, '+'))
        from (select repeat('x', 90000000) as a from generate_series(1, 11)) as t`;
      await expect(client.query(greedy)).rejects.toMatchObject({code: "53200"});
      expect((await client.query("select 1 as one")).rows).toEqual([{one: 1}]);
    });
  });

  it("removes an initialisation that was cut off and does it again", async () => {
    const other = testSettings({POSTGRES_EMBEDDED_PORT: String(settings.POSTGRES_EMBEDDED_PORT + 200)});
    try {
      mkdirSync(join(other.paths.postgres, "data.init", "base"), {recursive: true});
      mkdirSync(join(other.paths.postgres, "data"));
      await start(other);
      expect(existsSync(join(other.paths.postgres, "data.init"))).toBe(false);
    } finally {
      await cleanUp(other);
    }
  });

  it.skipIf(!isRoot)(
    "finds a place that its user can reach when the project is in a folder only root enters",
    async () => {
      const closed = mkdtempSync(join(tmpdir(), "smartshop-closed-"));
      chmodSync(closed, 0o700);
      const other = testSettings({
        SMARTSHOP_BUILD: join(closed, "build"),
        POSTGRES_EMBEDDED_PORT: String(settings.POSTGRES_EMBEDDED_PORT + 300)
      });
      const place = serverPlace(other.paths.postgres);
      try {
        expect(canReach(closed, serverUser()!)).toBe(false);
        expect(place.data.startsWith(closed)).toBe(false);
        await start(other);
        await withClientOf(await resolveTarget(other, "postgres"), async (client) => {
          const {rows} = await client.query<{d: string}>("select current_setting('data_directory') as d");
          expect(rows[0]!.d).toBe(place.data);
        });
      } finally {
        await cleanUp(other);
        rmSync(join(place.data, ".."), {recursive: true, force: true});
        rmSync(closed, {recursive: true, force: true});
      }
    }
  );

  it.skipIf(!isRoot)("refuses a temporary folder that somebody else made", () => {
    const user = serverUser()!;
    const name = `probe-${process.pid}`;
    const folder = join(tmpdir(), `smartshop-${user.uid}-${name}`);
    mkdirSync(folder);
    chownSync(folder, 12_345, 12_345);
    try {
      expect(() => privateFolder(name, user)).toThrow(/folder is not ours/);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

describe("process marks", () => {
  it("tell a running process from one that ended", () => {
    expect(isAlive(markOf())).toBe(true);
    const {pid} = spawnSync(process.execPath, ["-e", "0"]);
    expect(isAlive(markOf(pid))).toBe(false);
  });

  it.skipIf(!onLinux)("tell a process from a later one with its number", () => {
    expect(isAlive({pid: process.pid, started: "1"})).toBe(false);
  });
});
