import {createHash} from "node:crypto";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {measure} from "../../pipeline/demo/measure.ts";
import {writeSample} from "../../pipeline/demo/sample.ts";
import {ROOT} from "../../pipeline/paths.ts";

const REAL = join(ROOT, "..", "shared", "data", "online-retail-ii", "online_retail_II.csv.gz");

describe("data/sample", () => {
  it("is what the generator writes, and data/README.md gives its hashes", async () => {
    const out = mkdtempSync(join(tmpdir(), "smartshop-sample-test-"));
    try {
      const readme = readFileSync(join(ROOT, "data", "README.md"), "utf8");
      for (const {name, rows} of await writeSample(out)) {
        const bytes = readFileSync(join(out, name));
        expect(
          bytes.equals(readFileSync(join(ROOT, "data", "sample", name))),
          `${name}: run smartshop demo --sample`
        ).toBe(true);
        expect(readme).toContain(
          `| \`sample/${name}\` | ${rows} | \`${createHash("sha256").update(bytes).digest("hex")}\` |`
        );
      }
    } finally {
      rmSync(out, {recursive: true, force: true});
    }
  });
});

describe("measuring", () => {
  it("finds rates in the sample", async () => {
    const rates = new Map(
      (await measure(join(ROOT, "data", "sample", "transactions.csv"))).map((r) => [r.name, r.value])
    );
    expect(rates.get("lines")).toBe(300);
    expect(rates.get("quantity: median")).toBeGreaterThan(1);
  });

  it.skipIf(!existsSync(REAL))("finds in the real file what docs/demo.md says", async () => {
    const rates = new Map((await measure(REAL)).map((r) => [r.name, r.value]));
    expect(rates.get("lines")).toBe(1_067_370);
    expect(rates.get("customers")).toBe(5942);
    expect(rates.get("share of lines with no customer")).toBeCloseTo(0.2277, 4);
    expect(rates.get("orders of a customer: mean")).toBeCloseTo(6.289, 3);
  });
});
