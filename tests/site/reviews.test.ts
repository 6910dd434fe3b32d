import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {ReviewRow, Reviews} from "../../loaders/reviews.ts";
import type {Database} from "../../pipeline/warehouse/database.ts";
import {useStaticDocument} from "../../src/build/static.ts";
import {publishShop} from "./shop.ts";

let db: Database;
let data: Reviews;
let all: ReviewRow[];
let view: (data: Reviews) => Node;

beforeAll(async () => {
  db = await publishShop(10_000, {own: true});
  const loaded = await import("../../loaders/reviews.ts");
  data = await loaded.reviews();
  all = await loaded.reviewList();
  useStaticDocument();
  ({view} = await import("../../src/components/reviews/view.ts"));
});
afterAll(() => db?.close());

const one = async <Row extends object>(sql: string): Promise<Row> => (await db.rows<Row>(sql))[0]!;
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);
const draw = (reviews: Reviews): HTMLElement => {
  const host = document.createElement("div");
  host.append(view(reviews));
  return host;
};

test("what is drawn of reviews names their files, not those of the sales", () => {
  expect(data.about.source).toBe("labelled_reviews.json, reviews.csv");
  expect(draw(data).textContent).toContain("Source: labelled_reviews.json, reviews.csv");
  expect(draw(data).textContent).not.toContain("transactions.csv");
});

describe("figures are the facts'", () => {
  test("totals, stars, reasons and the table hold every review", async () => {
    const facts = await one<{n: number; rated: number; linked: number}>(
      "select count(*) as n, count(rating) as rated, count(product_code) as linked from facts.fct_review"
    );
    const {totals, shown} = data;
    expect([totals.reviews, totals.rated, totals.linked]).toEqual([facts.n, facts.rated, facts.linked]);
    expect(sum(shown!.links, (d) => d.reviews)).toBe(facts.n);
    expect(shown!.links.find((d) => d.link === "linked to an article")!.reviews).toBe(facts.linked);
    expect(sum(shown!.stars, (d) => d.linked + d.unlinked)).toBe(facts.rated);
    expect(all).toHaveLength(facts.n);
    expect(all.filter((d) => d.link === "linked to an article").every((d) => d.code !== null)).toBe(true);
  });

  test("every review without stars or label gets a sentiment or is called neither", async () => {
    const {n} = await one<{n: number}>(
      "select count(*) as n from facts.fct_review where rating is null and sentiment_source <> 'label' and coalesce(title, body) is not null"
    );
    const {positive, negative, neutral} = data.shown!.sentiment.unrated;
    expect(positive + negative + neutral).toBe(n);
  });

  test("monthly means weigh up to the mean of all dated ratings", async () => {
    const {mean} = await one<{mean: number}>(
      "select avg(rating) as mean from facts.fct_review where rating is not null and review_on is not null"
    );
    const {months} = data.shown!;
    expect(sum(months, (d) => d.n * d.mean) / sum(months, (d) => d.n)).toBeCloseTo(mean, 3);
  });
});

test("intervals hold their mean and stay within one and five stars", async () => {
  const {withInterval} = await import("../../src/components/reviews/rating-lines.ts");
  const points = [1, 2.5, 5].flatMap((mean) => [1, 7, 400].map((n) => ({from: "2025-01-01", n, mean})));
  for (const d of withInterval(points)) {
    expect(d.low).toBeGreaterThanOrEqual(1);
    expect(d.high).toBeLessThanOrEqual(5);
    expect(d.low - 1e-9).toBeLessThanOrEqual(d.mean);
    expect(d.high + 1e-9).toBeGreaterThanOrEqual(d.mean);
  }
});

describe("the page", () => {
  test("holds its first numbers as HTML", () => {
    const text = draw(data).textContent!;
    expect(text).toContain(data.totals.reviews.toLocaleString("en-GB"));
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("without any review says so and shows no figure", () => {
    const page = draw({...data, shown: null});
    expect(page.textContent).toContain("There are no reviews in these data");
    expect(page.querySelector(".figure")).toBeNull();
  });

  test("with labels alone says what lacks instead of zeros", () => {
    const totals = {...data.totals, rated: 0, dated: 0, linked: 0, mean: null, articles: 0};
    const shown = {...data.shown!, stars: [], months: [], trends: [], tested: 0, series: {}};
    const text = draw({...data, totals, shown}).textContent!;
    expect(text).toContain("No article could be tested");
    expect(text).toContain("No rating has a date");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});
