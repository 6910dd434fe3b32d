import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {simulate} from "../../pipeline/mdm/evaluate/simulate.ts";
import {ROOT} from "../../pipeline/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-simulate-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const sample = join(ROOT, "data", "sample");
const settings = loadSettings({SMARTSHOP_BUILD: folder, SMARTSHOP_DATA: sample});

describe("a simulated marketplace", () => {
  it("lists the articles of the shop's own files, equally for equal seeds", async () => {
    const [a, b, c] = [
      await simulate(undefined, {strategies: ["fuzzy"], settings, seed: 1}),
      await simulate(undefined, {strategies: ["fuzzy"], settings, seed: 1}),
      await simulate(undefined, {strategies: ["fuzzy"], settings, seed: 2})
    ];
    expect(a.catalogue).toMatch(/sample: \d+ articles$/);
    expect(a.rows[0]!.sides[0]).toBeGreaterThan(20);
    expect(a.rows[0]!.truth).toBeGreaterThan(20);
    const counts = ({rows}: typeof a): unknown => rows.map((r) => [r.right, r.found, r.truth, r.sides]);
    expect(counts(b)).toEqual(counts(a));
    expect(counts(c)).not.toEqual(counts(a));
  });

  it("lists a file's rows under the columns that were named, and says which", async () => {
    const file = join(folder, "catalogue.csv");
    const rows = Array.from({length: 40}, (_, i) => `${i},note ${i % 3},Garden lantern style ${i}`);
    writeFileSync(file, `nr,what,stuff\n${rows.join("\n")}\n`);
    const found = await simulate(file, {strategies: ["fuzzy"], settings, columns: {name: "stuff", id: "nr"}});
    expect(found.catalogue).toMatch(/40 records .*id nr, name stuff/);
    await expect(simulate(file, {strategies: ["fuzzy"], settings, columns: {name: "x"}})).rejects.toThrow(
      /no column x/
    );
    await expect(simulate(file, {strategies: ["best" as never], settings})).rejects.toThrow(
      /no such strategy: best; there are/
    );
  });
});
