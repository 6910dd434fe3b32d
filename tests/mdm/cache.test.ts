import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {codeKey, keep, kept} from "../../pipeline/mdm/warehouse/cache.ts";

const root = mkdtempSync(join(tmpdir(), "smartshop-cache-"));
afterAll(() => rmSync(root, {recursive: true, force: true}));
let folders = 0;
const anew = (): string => join(root, String(folders++));

describe("what matching keeps", () => {
  it("comes back as it was, and is missing where there is none", () => {
    const folder = anew();
    expect(kept(folder, "a")).toBeUndefined();
    const {rows} = keep(folder, "a", {links: [1, 2]}, "{}\n{}");
    expect(kept(folder, "a")).toEqual({value: {links: [1, 2]}, rows});
    expect(kept(folder, "b")).toBeUndefined();
  });

  it("counts as missing once any byte of either file is another, cut or gone", () => {
    const [head, rows] = ["a.json.gz", "a.rows.gz"];
    const damage = fc.record({
      file: fc.constantFrom(head, rows),
      at: fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
      how: fc.constantFrom("other", "cut", "gone")
    });
    fc.assert(
      fc.property(damage, ({file, at, how}) => {
        const folder = anew();
        const lines = Array.from({length: 50}, (_, i) => `{"l":"A${i * 7919}"}`).join("\n");
        keep(folder, "a", {strategy: "hybrid", notes: ["one", "two"]}, lines);
        const path = join(folder, file);
        const bytes = readFileSync(path);
        const place = Math.floor(at * bytes.length);
        // Ten bytes of a packed file's head say when and where it was packed, not what it holds.
        fc.pre(file === rows || how !== "other" || place >= 10);
        if (how === "gone") rmSync(path);
        else if (how === "cut") writeFileSync(path, bytes.subarray(0, place));
        else {
          bytes[place]! ^= 0xff;
          writeFileSync(path, bytes);
        }
        expect(kept(folder, "a")).toBeUndefined();
        keep(folder, "a", 1, lines);
        expect(kept<number>(folder, "a")!.value).toBe(1);
      }),
      {numRuns: 60}
    );
  });

  it("goes when it was not used for long, not when it was not made anew for long", () => {
    const folder = anew();
    for (let i = 0; i < 12; i++) {
      keep(folder, `k${i}`, i, "");
      const old = new Date(2020, 0, 1 + i);
      utimesSync(join(folder, `k${i}.json.gz`), old, old);
    }
    expect(kept<number>(folder, "k0")!.value).toBe(0);
    keep(folder, "new", -1, "");
    expect(kept<number>(folder, "k0")!.value).toBe(0);
    expect(kept(folder, "k1")).toBeUndefined();
    expect(readdirSync(folder)).toHaveLength(24);
  });

  it("bears the code that made it in its name", () => {
    const [one, two] = [anew(), anew()];
    for (const folder of [one, two]) {
      mkdirSync(folder, {recursive: true});
      writeFileSync(join(folder, "a.ts"), "export const a = 1;");
    }
    expect(codeKey(one)).toBe(codeKey(two));
    const three = anew();
    mkdirSync(three, {recursive: true});
    writeFileSync(join(three, "a.ts"), "export const a = 2;");
    expect(codeKey(three)).not.toBe(codeKey(one));
    expect(codeKey()).not.toBe(codeKey(one));
  });
});
