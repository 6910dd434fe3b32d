import {readFileSync} from "node:fs";
import {join} from "node:path";
import {csvParse} from "d3";
import {distance} from "fuzzball";
import {describe, expect, it} from "vitest";
import {
  type ComparisonColumn,
  expectationMaximisation,
  levelShares,
  matchWeights
} from "../../pipeline/mdm/probabilistic/em.ts";
import {ROOT} from "../../pipeline/paths.ts";

/** Parameters may differ from Splink's by this much; its own iterations end when none changes by more than 1e-9. */
const TOLERANCE = 1e-6;

interface Level {
  label: string;
  m: number;
  u: number;
}
interface Trained {
  probability_two_random_records_match: number;
  comparisons: Record<string, Level[]>;
  pairs: {left: string; right: string; match_weight: number; match_probability: number}[];
  expected_matches: number;
}

const folder = join(ROOT, "tests", "mdm", "fixtures");
// Splink 5.0.0 on splink-fixture.csv; splink-reference.py beside it says with which settings.
const reference = JSON.parse(readFileSync(join(folder, "splink-reference.json"), "utf8")) as {splink: string} & Record<
  "without_term_frequencies" | "with_term_frequencies",
  Trained
>;
const rows = csvParse(readFileSync(join(folder, "splink-fixture.csv"), "utf8"));
const left = rows.filter((r) => r.side === "left");
const right = rows.filter((r) => r.side === "right");
const pairs = left.flatMap((l) => right.map((r) => [l, r] as const));

/** The fixture's comparison levels, as the script gives them to Splink. */
function columns(): ComparisonColumn[] {
  const column = (name: string, levels: string[], level: (a: string, b: string) => number): ComparisonColumn => ({
    name,
    levels,
    values: Int8Array.from(pairs, ([l, r]) => (l[name] && r[name] ? level(l[name], r[name]) : -1))
  });
  const brands = rows.map((r) => r.brand).filter((b) => b);
  const share = (brand: string | undefined): number => brands.filter((b) => b === brand).length / brands.length;
  const shares = new Map([...new Set(brands)].map((b) => [b, share(b)]));
  return [
    column("name", ["exact", "≤ 2", "≤ 6", "else"], (a, b) => {
      const d = distance(a, b, {full_process: false});
      return d === 0 ? 0 : d <= 2 ? 1 : d <= 6 ? 2 : 3;
    }),
    {
      ...column("brand", ["exact", "else"], (a, b) => (a === b ? 0 : 1)),
      frequency: Float64Array.from(pairs, ([l, r]) => Math.max(shares.get(l.brand) ?? 0, shares.get(r.brand) ?? 0))
    },
    column("price", ["< 5 %", "< 20 %", "else"], (a, b) => {
      const d = Math.abs(+a - +b) / Math.max(+a, +b);
      return d < 0.05 ? 0 : d < 0.2 ? 1 : 2;
    }),
    column("code", ["exact", "else"], (a, b) => (a === b ? 0 : 1))
  ];
}

describe("Fellegi-Sunter by EM", () => {
  for (const [key, termFrequencies] of [
    ["without_term_frequencies", false],
    ["with_term_frequencies", true]
  ] as const)
    it(`finds Splink's parameters and weights, ${key.replaceAll("_", " ")}`, () => {
      const want = reference[key];
      const compared = columns();
      const u = levelShares(compared);
      const {model} = expectationMaximisation(compared, u, {termFrequencies, tolerance: 1e-10, maxIterations: 2000});
      expect(model.prior).toBeCloseTo(want.probability_two_random_records_match, 6);
      compared.forEach(({name, levels}, c) =>
        levels.forEach((_, l) => {
          const level = want.comparisons[name]![l]!;
          expect(Math.abs(model.u[c]![l]! - level.u), `u of ${name} ${level.label}`).toBeLessThan(TOLERANCE);
          expect(Math.abs(model.m[c]![l]! - level.m), `m of ${name} ${level.label}`).toBeLessThan(TOLERANCE);
        })
      );
      // Splink predicts with term frequencies whether or not it learnt with them.
      const weights = matchWeights(compared, model, true);
      const at = new Map(pairs.map(([l, r], i) => [`${l.unique_id} ${r.unique_id}`, i]));
      for (const pair of want.pairs) {
        const weight = weights[at.get(`${pair.left} ${pair.right}`)!]!;
        // A level that no match reaches has an m near 0, of which only the order of magnitude is determined.
        if (pair.match_weight > -20) expect(weight).toBeCloseTo(pair.match_weight, 3);
        expect(2 ** weight / (1 + 2 ** weight)).toBeCloseTo(pair.match_probability, 5);
      }
      const expected = weights.reduce((sum, w) => sum + 2 ** w / (1 + 2 ** w), 0);
      expect(expected).toBeCloseTo(want.expected_matches, 2);
    });

  it("refuses to learn from nothing", () => {
    const empty: ComparisonColumn = {name: "name", levels: ["exact", "else"], values: new Int8Array(0)};
    expect(() => expectationMaximisation([empty], [[0.5, 0.5]])).toThrow("no candidate pair");
  });
});
