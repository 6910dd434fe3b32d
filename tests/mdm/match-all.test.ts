import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {setImmediate} from "node:timers/promises";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {matchAll} from "../../pipeline/mdm/warehouse/match-all.ts";
import {type Found, type MatchTask, matchHere, matchInThread} from "../../pipeline/mdm/warehouse/match-task.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-match-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const settings = loadSettings({SMARTSHOP_BUILD: folder});

const left = [
  {id: "22423", name: "REGENCY CAKESTAND 3 TIER", code: "22423", weight: 800, price: 12},
  {id: "85123A", name: "WHITE HANGING HEART T-LIGHT HOLDER", code: "85123A", weight: 900, price: 2.5}
];
const right = [
  {id: "L1", name: "Hanging Heart T-Light Holder White", price: 2.95},
  {id: "L2", name: "3 tier regency cake stand", code: "22423"},
  {id: "L3", name: "wireless mouse"}
];
/** The lines of pairs that a file of rows holds. */
const linesOf = (file: string): string => gunzipSync(readFileSync(file)).toString("utf8");

describe("matching by several strategies", () => {
  it("finds the same in a thread of its own", async () => {
    const task = (kept: string): MatchTask => ({
      strategies: [
        {name: "semantic", key: "s", left, right},
        {name: "fuzzy", key: "f", left, right}
      ],
      folder: join(folder, kept),
      options: {cardinality: "one-to-many"},
      settings
    });
    const there: Found[] = [];
    const here: Found[] = [];
    await matchInThread(task("there"), (found) => there.push(found));
    await matchHere(task("here"), (found) => here.push(found));
    expect(there.map((f) => f.name)).toEqual(["semantic", "fuzzy"]);
    expect(there.map((f) => f.kept.value)).toEqual(here.map((f) => f.kept.value));
    expect(there.map((f) => linesOf(f.kept.rows))).toEqual(here.map((f) => linesOf(f.kept.rows)));
    expect(linesOf(here[0]!.kept.rows).split("\n").length).toBeGreaterThan(2);
  });

  it("tells what went wrong in a thread, as the error that it was", async () => {
    const task: MatchTask = {
      strategies: [{name: "semantic", key: "s", left, right}],
      folder,
      options: {},
      settings: {...settings, MODEL_PATH: join(folder, "no-model")}
    };
    await expect(matchInThread(task, () => {})).rejects.toMatchObject({code: "model"});
  });

  it("asks again only those strategies that read what has changed", async () => {
    const hits = async (sold: typeof left): Promise<object> => {
      const hits: Record<string, boolean> = {};
      await matchAll(["poc", "fuzzy", "hybrid"], sold, right, {}, settings, async (name, {hit}) => {
        await setImmediate();
        hits[name] = hit;
      });
      return hits;
    };
    const changed = (change: object): typeof left => left.map((record) => ({...record, ...change}));
    expect(await hits(left)).toEqual({poc: false, fuzzy: false, hybrid: false});
    expect(await hits(left)).toEqual({poc: true, fuzzy: true, hybrid: true});
    expect(await hits(changed({weight: 1}))).toEqual({poc: false, fuzzy: true, hybrid: true});
    expect(await hits(changed({price: 1}))).toEqual({poc: true, fuzzy: true, hybrid: false});
    expect(await hits(changed({name: "CAKE"}))).toEqual({poc: false, fuzzy: false, hybrid: false});
  });

  it("takes up one result after the other, and tells what went wrong with one when all are done", async () => {
    const taken: string[] = [];
    let busy = 0;
    const failing = matchAll(["poc", "fuzzy", "semantic"], left, right, {seed: 7}, settings, async (name) => {
      expect(++busy).toBe(1);
      await setImmediate();
      busy--;
      taken.push(name);
      if (name === "poc") throw new Error("the disk is full");
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(taken).toEqual(["poc"]);
    const lost = {...settings, MODEL_PATH: join(folder, "no-model")};
    const broken = matchAll(["poc", "semantic"], left, right, {seed: 8}, lost, async (name) => {
      await setImmediate();
      taken.push(name);
    });
    await expect(broken).rejects.toMatchObject({code: "model"});
  });
});
