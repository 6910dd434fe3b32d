import {describe, expect, it} from "vitest";
import {line, sales, withLoaded} from "./workshop.ts";

// 200 customers of 1 to 9 lines and 40 invoices without a customer of 3 lines each.
const lines = [
  ...Array.from({length: 200}, (_, c) =>
    Array.from({length: 1 + (c % 9)}, (_, i) =>
      line({customer: String(12_000 + c), invoice: String(1_000 + c), code: `A${i}`})
    )
  ),
  ...Array.from({length: 40}, (_, k) =>
    Array.from({length: 3}, (_, i) => line({customer: "", invoice: `9${k}`, code: `B${i}`}))
  )
].flat();

interface Unit {
  unit: string;
  n: number;
}
const sample = async (sampleSize: number, seed = 42) =>
  withLoaded(
    {"s.csv": sales(...lines)},
    async (db, [report]) => ({
      report: report!,
      units: await db.rows<Unit>(
        "select coalesce(customer_id, 'i' || invoice) as unit, count(*) as n from raw.transaction group by 1 order by 1"
      )
    }),
    {sampleSize, seed}
  );

describe("SAMPLE_SIZE", () => {
  it("keeps whole customers and whole anonymous invoices, about as many lines as asked", async () => {
    const all = new Map((await sample(0)).units.map((u) => [u.unit, u.n]));
    for (const size of [1, 50, 300, 700]) {
      const {units, report} = await sample(size);
      const kept = units.reduce((sum, u) => sum + u.n, 0);
      expect(Math.abs(kept - size)).toBeLessThanOrEqual(9);
      for (const {unit, n} of units) expect(n).toBe(all.get(unit));
      expect(report).toMatchObject({rowsRead: lines.length, rowsLoaded: kept, rowsSampledOut: lines.length - kept});
    }
  });

  it("is the same for the same seed, another for another, and a larger one contains a smaller one", async () => {
    const names = async (size: number, seed?: number) => (await sample(size, seed)).units.map((u) => u.unit);
    const small = await names(300);
    expect(await names(300)).toEqual(small);
    expect(await names(300, 7)).not.toEqual(small);
    expect(await names(600)).toEqual(expect.arrayContaining(small));
  });

  it("keeps all when more is asked than there is", async () => {
    expect((await sample(1_000_000)).report).toMatchObject({rowsLoaded: lines.length, rowsSampledOut: 0});
  });
});
