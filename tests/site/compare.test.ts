import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {CompareRow} from "../../loaders/compare-articles.ts";
import type {Compare} from "../../loaders/compare.ts";
import {compositeScores, DEFAULT_WEIGHTS} from "../../pipeline/analytics/score.ts";
import type {Database} from "../../pipeline/warehouse/database.ts";
import {useStaticDocument} from "../../src/build/static.ts";
import {readChosen, readWeights, writeQuery, writeWeights} from "../../src/components/compare/state.ts";
import {publishShop} from "./shop.ts";

let db: Database;
let data: Compare;
let all: CompareRow[];

beforeAll(async () => {
  db = await publishShop();
  data = await (await import("../../loaders/compare.ts")).compare();
  all = await (await import("../../loaders/compare-articles.ts")).compareArticles();
  useStaticDocument();
});
afterAll(() => db?.close());

describe("figures are the facts'", () => {
  test("every article with its revenue; months sum to it", async () => {
    const rows = await db.rows<{code: string; gross: number}>(
      "select product_code as code, sum(revenue)::double as gross from facts.fct_sale_line where line_kind = 'article' group by 1"
    );
    // Some articles only came back: they have a row, and no revenue.
    expect(all.filter((d) => d.gross > 0)).toHaveLength(rows.length);
    const gross = new Map(rows.map((d) => [d.code, d.gross]));
    for (const d of all) expect(d.gross).toBeCloseTo(gross.get(d.code) ?? 0, 2);
    const {revenue, months} = await (await import("../../loaders/compare-articles.ts")).monthlyRevenue();
    for (const d of all.slice(0, 50)) {
      expect(revenue[d.code]).toHaveLength(months.length);
      // Each month is rounded to a pound.
      expect(Math.abs(revenue[d.code]!.reduce((a, b) => a + b, 0) - d.gross)).toBeLessThanOrEqual(months.length / 2);
    }
  });

  test("scores are those of pipeline/analytics/score.ts over the rated articles", () => {
    const rated = all.filter((d) => d.rating !== null);
    expect(data.rated).toBe(rated.length);
    const scores = compositeScores(
      rated.map((d) => ({
        id: d.code,
        revenue: d.gross,
        rating: d.rating!,
        quantity: d.units,
        negativeShare: d.negativeShare!
      })),
      DEFAULT_WEIGHTS
    );
    const best = rated.map((d, i) => ({code: d.code, score: scores[i]!})).sort((a, b) => b.score - a.score);
    data.scores!.forEach((d, i) => expect(d.score).toBeCloseTo(best[i]!.score, 12));
    expect(data.stability!.topKept).toBeGreaterThan(0);
  });
});

describe("state in the URL", () => {
  test("weights come back as written, and nonsense is the original weights", () => {
    const weights = {revenue: 0.1, rating: 0.5, quantity: 0, negative: 0.4};
    expect(readWeights(writeWeights(weights))).toEqual(weights);
    for (const text of [null, "", "1-2-3", "a-b-c-d", "0-0-0-0", "-1-50-20-10", "400-1-1-1"])
      expect(readWeights(text)).toEqual(DEFAULT_WEIGHTS);
  });

  test("a plain page has a plain URL; articles come back in order, four at most", () => {
    expect(writeQuery("?q=bag", ["A", "B"], ["A", "B"], DEFAULT_WEIGHTS)).toBe("?q=bag");
    const search = writeQuery("?q=bag", ["85123A", "POST&Co"], ["A"], {...DEFAULT_WEIGHTS, rating: 0});
    expect(readChosen(search, ["A"])).toEqual(["85123A", "POST&Co"]);
    expect(readWeights(new URLSearchParams(search).get("w")).rating).toBe(0);
    expect(readChosen("?a=1&a=2&a=2&a=3&a=4&a=5", [])).toEqual(["1", "2", "3", "4"]);
    expect(readChosen("", ["A"])).toEqual(["A"]);
  });
});

describe("the page", () => {
  const draw = async (compare: Compare): Promise<string> => {
    const {view} = await import("../../src/components/compare/view.ts");
    const host = document.createElement("div");
    host.append(view(compare));
    return host.textContent!;
  };
  test("holds its first numbers as HTML", async () => {
    const text = await draw(data);
    expect(text).toContain("Side by side");
    expect(text).toContain(data.scores![0]!.score.toFixed(3));
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
  test("compares without ratings, and makes up no score", async () => {
    const first = data.first.map((d) => ({...d, rating: null, reviews: 0, negativeShare: null, status: null}));
    const text = await draw({...data, first, rated: 0, scores: null, stability: null});
    expect(text).toContain("No score can be computed");
    expect(text).toContain("no review linked");
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
});
