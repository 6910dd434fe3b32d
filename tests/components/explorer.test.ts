import {gunzipSync, gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {CrossFilter} from "../../src/components/explorer/crossfilter.ts";
import {crossFilter, CUTS, priceBin, quantityBin} from "../../src/components/explorer/cuts.ts";
import {pack, unpack, type Lines} from "../../src/components/explorer/lines.ts";
import {binsOf, fromUrl, keptBy, toUrl, type Selection} from "../../src/components/explorer/selection.ts";
import {totalsOf} from "../../src/components/explorer/totals.ts";

/** Small whole numbers, deterministic. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function shop(n: number, seed = 7): Lines {
  const next = random(seed);
  const days = 60;
  const kind = Uint8Array.from({length: n}, () => Math.max(0, next(8) - 5));
  return {
    lines: n,
    start: "2011-02-03",
    days,
    scale: 1000,
    countries: [
      ["GB", "United Kingdom"],
      ["FR", "France"],
      ["ZZ", "Unspecified"]
    ],
    products: Array.from({length: 40}, (_, i) => [`P${i}`, `ARTICLE ${i}`]),
    price: Int32Array.from({length: n}, () => next(20_000) + 1),
    quantity: Int32Array.from(kind, (k) => (next(90) + 1) * (k === 2 ? -1 : 1)),
    product: Uint16Array.from({length: n}, () => next(40)),
    day: Uint16Array.from({length: n}, () => next(days)),
    hour: Uint8Array.from({length: n}, () => next(24)),
    country: Uint8Array.from({length: n}, () => next(3)),
    kind
  };
}

const range = (bins: number): fc.Arbitrary<[number, number]> =>
  fc.tuple(fc.nat(bins - 1), fc.nat(bins - 1)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1]);
const some = (bins: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.nat(bins - 1), {minLength: 1, maxLength: Math.min(3, bins)});
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, {nil: undefined});
const lines = shop(400);
const anySelection: fc.Arbitrary<Selection> = fc
  .record({
    day: maybe(range(lines.days)),
    price: maybe(range(64)),
    quantity: maybe(range(64)),
    time: maybe(fc.tuple(range(24), range(7)).map(([h, d]) => [...h, ...d] as [number, number, number, number])),
    country: maybe(some(3)),
    product: maybe(some(40)),
    kind: maybe(some(3))
  })
  .map((s) => Object.fromEntries(Object.entries(s).filter(([, v]) => v !== undefined)));

describe("the engine", () => {
  test("after any sequence of filters equals counting every line afresh", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 120}),
        fc.integer({min: 1, max: 1e6}),
        fc.array(fc.tuple(fc.nat(2), fc.option(fc.array(fc.boolean(), {minLength: 9, maxLength: 9}))), {maxLength: 14}),
        (n, seed, steps) => {
          const next = random(seed);
          const bins = [4, 6, 9];
          const dimensions = bins.map((b) => ({codes: Uint8Array.from({length: n}, () => next(b)), bins: b}));
          const values = Float64Array.from({length: n}, () => next(2001) - 1000);
          const engine = new CrossFilter(dimensions, values);
          const keep: (Uint8Array | null)[] = [null, null, null];
          for (const [k, marks] of steps) {
            keep[k] = marks && Uint8Array.from(marks.slice(0, bins[k]), Number);
            engine.filter(k, keep[k]);
          }
          const passes = (i: number, but: number): boolean =>
            keep.every((m, k) => k === but || m === null || m[dimensions[k]!.codes[i]!] === 1);
          const all = Array.from({length: n}, (_, i) => i);
          dimensions.forEach(({codes, bins: b}, k) => {
            const count = new Float64Array(b);
            const value = new Float64Array(b);
            for (const i of all.filter((row) => passes(row, k))) {
              count[codes[i]!]!++;
              value[codes[i]!]! += values[i]!;
            }
            expect(engine.tallies[k]!.count).toEqual(count);
            expect(engine.tallies[k]!.value.every((v, i) => v === value[i] || (v === 0 && value[i] === 0))).toBe(true);
          });
          const rows = all.filter((i) => passes(i, -1));
          expect([...engine.selected()]).toEqual(rows);
          expect(engine.count).toBe(rows.length);
          expect(engine.value + 0).toBe(rows.reduce((sum, i) => sum + values[i]!, 0) + 0);
        }
      ),
      {numRuns: 300}
    );
  });
  test("more than eight dimensions are refused", () => {
    const d = {codes: new Uint8Array(1), bins: 1};
    expect(
      () =>
        new CrossFilter(
          Array.from({length: 9}, () => d),
          new Float64Array(1)
        )
    ).toThrow("unable to filter by 9");
  });
});

describe("the board", () => {
  test("any selection gives the totals of the lines that it names", () => {
    const engine = crossFilter(lines);
    fc.assert(
      fc.property(anySelection, (s) => {
        CUTS.forEach((cut, k) => engine.filter(k, keptBy(lines, s, cut)));
        const within = ([a, b]: readonly [number, number], v: number): boolean => v >= a && v < b;
        const rows = Array.from({length: lines.lines}, (_, i) => i).filter((i) => {
          const weekday = (new Date(Date.parse(lines.start) + lines.day[i]! * 864e5).getUTCDay() + 6) % 7;
          return (
            (!s.day || within(s.day, lines.day[i]!)) &&
            (!s.price || within(s.price, priceBin(lines.price[i]!, lines.scale))) &&
            (!s.quantity || within(s.quantity, quantityBin(lines.quantity[i]!))) &&
            (!s.time || (within([s.time[0], s.time[1]], lines.hour[i]!) && within([s.time[2], s.time[3]], weekday))) &&
            (!s.country || s.country.includes(lines.country[i]!)) &&
            (!s.product || s.product.includes(lines.product[i]!)) &&
            (!s.kind || s.kind.includes(lines.kind[i]!))
          );
        });
        const value = (of: (v: number) => boolean): number =>
          rows
            .map((i) => lines.price[i]! * lines.quantity[i]!)
            .filter(of)
            .reduce((a, b) => a + b, 0);
        const t = totalsOf({engine, lines, selection: () => s});
        expect(t.lines).toBe(rows.length);
        expect(t.gross).toBe(value((v) => v > 0) / 1000);
        expect(t.returns + 0).toBe((0 - value((v) => v < 0)) / 1000);
        expect(t.net).toBe(value(() => true) / 1000);
      }),
      {numRuns: 200}
    );
  });
  test("a selection comes back from its URL", () => {
    fc.assert(
      fc.property(anySelection, (s) => {
        expect(fromUrl(lines, new URLSearchParams(toUrl(lines, s).toString()))).toEqual(s);
      })
    );
  });
  test("what nobody can read in a URL is left out", () => {
    const search = new URLSearchParams("day=x~y&price=-4~2&quantity=7&hours=30~31&country=XX&kind=gift&product=P3");
    expect(fromUrl(lines, search)).toEqual({product: [3]});
  });
  test("every code of a selection lies within its cut", () => {
    for (const cut of CUTS) expect(binsOf(lines, cut)).toBeGreaterThan(0);
  });
});

test("the file gives back what was packed, zipped as the loader does", () => {
  for (const n of [0, 1, 3, 400]) {
    const l = shop(n);
    const file = gunzipSync(gzipSync(pack(l)));
    expect(unpack(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer)).toEqual(l);
  }
});
