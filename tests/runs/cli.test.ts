import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {systemRefusal} from "../../pipeline/errors.ts";
import {testSettings, cleanUp} from "../publish/fixture.ts";
import {command} from "./fixture.ts";

describe("the command line", () => {
  const settings = testSettings();
  const folder = mkdtempSync(join(tmpdir(), "smartshop-cli-"));
  const file = join(folder, "file.csv");
  beforeAll(() => writeFileSync(file, "a,b\n1,2\n"));
  afterAll(async () => {
    rmSync(folder, {recursive: true, force: true});
    await cleanUp(settings);
  });

  it.each([
    [
      "a file in the way of a folder",
      ["demo", "--lines", "10", "--out", join(file, "shop")],
      /a file is where a folder/
    ],
    ["a file that is not there", ["demo", "--measure", join(folder, "none.csv")], /no such file: .*none\.csv/],
    ["a file with other columns", ["demo", "--measure", file], /not a CSV with Invoice.*file\.csv/]
  ])("tells of %s in one line", async (_what, args, message) => {
    const {code, log} = await command(settings, ...args).ended;
    expect([code, log.trim().split("\n").length]).toEqual([4, 1]);
    expect(log).toMatch(message);
  });

  it("takes refusals of the system for the user's to mend, and nothing else", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {code: "ENOSPC", syscall: "write"});
    expect(systemRefusal(full)).toMatchObject({code: "input", message: `disk is full; make room: ${full.message}`});
    expect(systemRefusal(new TypeError("x is not a function"))).toBeUndefined();
  });
});
