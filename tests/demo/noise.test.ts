import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {drawCatalogue} from "../../pipeline/demo/catalogue.ts";
import {field, record} from "../../pipeline/demo/csv.ts";
import {noisyListing} from "../../pipeline/demo/listing.ts";
import {simulateMarketplace} from "../../pipeline/demo/marketplace.ts";
import {noisyTitle} from "../../pipeline/demo/noise.ts";
import {NOISE, type NoiseRates} from "../../pipeline/demo/noise-settings.ts";
import {AliasTable, Random} from "../../pipeline/demo/random.ts";
import type {CatalogueArticle} from "../../pipeline/demo/types.ts";

const SILENT = Object.fromEntries(Object.keys(NOISE).map((k) => [k, 0])) as NoiseRates;
const articles: CatalogueArticle[] = drawCatalogue(new Random(3, "catalogue"), 400).map((a) => ({
  code: a.code,
  name: a.names[0]!.name,
  price: a.prices[0]!.price
}));
const name = fc.oneof(
  fc.constantFrom(...articles.map((a) => a.name)),
  fc.array(fc.stringMatching(/^[A-Za-z0-9É"'/&,.-]{1,10}$/), {minLength: 1, maxLength: 9}).map((w) => w.join(" "))
);

describe("noise", () => {
  it("never makes an empty title or stray blanks, whatever the name", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        name.filter((n) => /[A-Za-z0-9]/.test(n)),
        (seed, text) => {
          const title = noisyTitle(new Random(seed), text, "Oak & Otter");
          expect(title).not.toBe("");
          expect(title.trim()).toBe(title);
          expect(title).not.toMatch(/undefined|NaN|\n/);
        }
      ),
      {numRuns: 2000}
    );
  });

  it("is the same for the same seed", () => {
    fc.assert(
      fc.property(fc.nat(), name, (seed, text) => {
        const listing = (): unknown => noisyListing(new Random(seed), {code: "12345A", name: text, price: 2.95});
        expect(listing()).toEqual(listing());
      })
    );
  });

  it("leaves the words alone when all rates are nought", () => {
    for (const {name: text} of articles)
      for (const seed of [1, 2, 3])
        expect(noisyTitle(new Random(seed), text, "Larkfield", SILENT).toUpperCase()).toBe(text);
  });

  it.each([
    "packNotation",
    "unit",
    "synonym",
    "joinSplit",
    "plural",
    "missingWord",
    "wordOrder",
    "spelling",
    "extraWord",
    "marketing",
    "trueRename",
    "brandPrefix",
    "accent",
    "abbreviation"
  ] as const)("changes titles by %s alone", (kind) => {
    const rates = {...SILENT, [kind]: 1};
    const random = new Random(8);
    const changed = articles.filter((a) => noisyTitle(random, a.name, "Larkfield", rates).toUpperCase() !== a.name);
    expect(changed.length).toBeGreaterThan(3);
  });

  it("writes packs in the notations that sellers use", () => {
    const random = new Random(4);
    const forms = new Set(
      Array.from({length: 300}, () =>
        noisyTitle(random, "SET OF 4 OWL MUGS", "", {...SILENT, packNotation: 1, upperCase: 1})
      )
    );
    for (const form of ["S/4 OWL MUGS", "SET/4 OWL MUGS", "OWL MUGS X4", "OWL MUGS - 4 PCS", "4PK OWL MUGS"])
      expect(forms).toContain(form);
  });
});

describe("simulated marketplace", () => {
  it("takes any catalogue, an empty one and one of odd names too", () => {
    const one = fc.record({code: fc.string({minLength: 1}), name: fc.string()}, {requiredKeys: ["code", "name"]});
    fc.assert(
      fc.property(fc.uniqueArray(one, {selector: (a) => a.code, maxLength: 12}), fc.nat(), (shop, seed) => {
        const {listings, truth} = simulateMarketplace(shop, {seed});
        const codes = new Set(shop.map((a) => a.code));
        const ids = new Set(listings.map((l) => l.listing_id));
        expect(ids.size).toBe(listings.length);
        for (const row of truth) expect(codes.has(row.stock_code) && ids.has(row.listing_id)).toBe(true);
      })
    );
  });

  it("has articles not listed, listed several times, near misses with no truth, prices in both directions", () => {
    const {listings, truth} = simulateMarketplace(articles, {seed: 9});
    const times = new Map<string, number>();
    for (const row of truth) times.set(row.stock_code, (times.get(row.stock_code) ?? 0) + 1);
    expect(times.size).toBeLessThan(articles.length * 0.9);
    expect(Math.max(...times.values())).toBeGreaterThan(2);
    expect(listings.length - truth.length).toBeGreaterThan(listings.length * 0.15);
    expect(listings.some((l) => l.price === "")).toBe(true);
    expect(listings.filter((l) => l.price !== "").every((l) => Number(l.price) > 0)).toBe(true);
  });

  it("gives the shop's code to no listing of what the shop does not sell", () => {
    const {listings, truth} = simulateMarketplace(articles, {seed: 10, rates: {shopCode: 1, mangledCode: 0}});
    const ours = new Set(truth.map((t) => t.listing_id));
    const codes = new Set(articles.map((a) => a.code));
    for (const l of listings) expect(codes.has(l.code)).toBe(ours.has(l.listing_id));
  });
});

describe("building bricks", () => {
  it("quotes by RFC 4180", () => {
    expect(record(["a", 'b"c', "d,e", "f\ng", ""])).toBe('a,"b""c","d,e","f\ng",');
    expect(field("plain")).toBe("plain");
  });

  it("draws by weight, and the moments are right", () => {
    const random = new Random(1);
    const table = new AliasTable([1, 0, 3]);
    const counts = [0, 0, 0];
    for (let i = 0; i < 40_000; i++) counts[table.draw(random)]!++;
    expect(counts[1]).toBe(0);
    expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0);
    const mean = (f: () => number): number => Array.from({length: 20_000}, f).reduce((a, b) => a + b, 0) / 20_000;
    expect(mean(() => random.next())).toBeCloseTo(0.5, 1);
    expect(mean(() => random.gamma(2.5))).toBeCloseTo(2.5, 1);
    expect(mean(() => random.gamma(0.4))).toBeCloseTo(0.4, 1);
    expect(mean(() => random.poisson(3.2))).toBeCloseTo(3.2, 0);
  });
});
