import {spawn} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";
import {withLock} from "../../pipeline/runs/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-lock-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("lock", () => {
  it("lets one process at a time in, also when holders are killed", async () => {
    const lock = join(folder, "many.lock");
    const counter = join(folder, "count");
    writeFileSync(counter, "0");
    // Each adds one, reading and writing apart; every third dies while it holds the lock, before it writes.
    const script = `
      const {withLock} = await import("./pipeline/runs/lock.ts");
      const {readFileSync, writeFileSync} = await import("node:fs");
      await withLock(${JSON.stringify(lock)}, async () => {
        const n = Number(readFileSync(${JSON.stringify(counter)}, "utf8"));
        if (process.argv[1] === "die") process.kill(process.pid, "SIGKILL");
        await new Promise((done) => setTimeout(done, 30));
        writeFileSync(${JSON.stringify(counter)}, String(n + 1));
      });`;
    const run = (how: string): Promise<number | null> =>
      new Promise((done) => {
        const args = ["--import", "tsx", "--input-type=module", "-e", script, how];
        spawn(process.execPath, args, {cwd: ROOT, stdio: "inherit"}).on("close", done);
      });
    const codes = await Promise.all(["live", "live", "die", "live", "live", "die"].map(run));
    expect(codes.filter((code) => code === 0)).toHaveLength(4);
    expect(readFileSync(counter, "utf8")).toBe("4");
    await withLock(lock, () => Promise.resolve());
    expect(existsSync(lock)).toBe(false);
  });

  it("gives up when told to, naming the holder", async () => {
    const lock = join(folder, "busy.lock");
    await withLock(lock, async () => {
      await expect(withLock(lock, () => Promise.resolve(), {wait: 0, what: "refresh"})).rejects.toMatchObject({
        code: "busy",
        message: expect.stringContaining(`another refresh is at work: process ${process.pid}`) as string
      });
    });
  });

  it("is released when the work fails", async () => {
    const lock = join(folder, "fails.lock");
    await expect(withLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(lock)).toBe(false);
  });
});
