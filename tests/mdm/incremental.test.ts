import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings, type Strategy} from "../../pipeline/config.ts";
import {mdmStep} from "../../pipeline/mdm/warehouse-step.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-incremental-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const COLOURS = ["RED", "BLUE", "PINK", "GREEN", "IVORY"];
const MOTIFS = ["RETROSPOT", "POLKADOT", "SKULL", "PAISLEY"];
const THINGS = ["CANDLE HOLDER", "CAKE STAND", "TEA TOWEL", "WALL CLOCK"];
const names = COLOURS.flatMap((c) => MOTIFS.flatMap((m) => THINGS.map((t) => `${c} ${m} ${t}`)));

interface Row {
  id: string;
  name: string;
  revenue: number;
  price: number;
  brand: string;
}
/** One refresh's change: records that come, go, are renamed, or only sell more. */
type Edit = {side: "left" | "right"; kind: "add" | "drop" | "rename" | "sell" | "price" | "brand"; at: number};

const STRATEGIES: Strategy[] = ["hybrid", "probabilistic", "semantic", "fuzzy", "poc"];
const initial = (): Record<Edit["side"], Row[]> => ({
  left: names.slice(0, 60).map((name, i) => ({id: `A${i}`, name, revenue: 1000 - i, price: 2 + (i % 7), brand: ""})),
  right: names.slice(0, 50).flatMap((name, i) =>
    [name.toLowerCase(), `gift ${name.toLowerCase()}s`].map((title, j) => ({
      ...{id: `L${i}-${j}`, name: title, revenue: 0, price: 2.5 + (i % 7), brand: i % 3 ? "Acme" : "Bloom"}
    }))
  )
});

function apply(rows: Record<Edit["side"], Row[]>, {side, kind, at}: Edit, n: number): void {
  const list = rows[side];
  const i = at % list.length;
  const row = list[i]!;
  const name = names[(at * 7) % names.length]!;
  if (kind === "add") list.push({...row, id: `${side}-new-${n}`, name: side === "left" ? name : name.toLowerCase()});
  else if (kind === "drop") list.splice(i, 1);
  else if (kind === "rename") list[i] = {...row, name: `${row.name} MINI`};
  else if (kind === "sell") list[i] = {...row, revenue: row.revenue + 5000};
  else if (kind === "price") list[i] = {...row, price: row.price + 3};
  else list[i] = {...row, brand: "Other"};
}

/** What a refresh of these records decides, with a cache in that folder. */
async function refresh({left, right}: Record<Edit["side"], Row[]>, build: string): Promise<object[]> {
  using db = await openDatabase();
  const text = (value: string): string => `'${value}'`;
  await db.run(`create schema cleaned; create schema mdm;
    create table cleaned.cln_article (product_code varchar, product_name varchar, revenue double, usual_price double, is_matched boolean);
    create table cleaned.cln_listing (listing_id varchar, title varchar, brand varchar, price double, code varchar, description varchar);
    create table cleaned.cln_review (review_id varchar, listing_id varchar, title varchar, body varchar);
    insert into cleaned.cln_article values ${left.map((r) => `(${text(r.id)}, ${text(r.name)}, ${r.revenue}, ${r.price}, true)`).join()};
    insert into cleaned.cln_listing values ${right.map((r) => `(${text(r.id)}, ${text(r.name)}, ${text(r.brand)}, ${r.price}, null, null)`).join()};`);
  const settings = loadSettings({SMARTSHOP_BUILD: build, MDM_STRATEGY: "hybrid"});
  const step = mdmStep({
    beside: STRATEGIES,
    decisions: join(folder, "none.csv"),
    strikes: join(folder, "none.csv"),
    previous: join(folder, "none")
  });
  await step.run(db, {settings, runId: "test", note: () => {}});
  return await db.rows(
    `select strategy, left_id, right_id, zone, d.reason, d.probability, c.score, c.evidence, c.blockers
     from mdm.mdm_decision d join mdm.mdm_candidate c using (strategy, left_id, right_id) order by all`
  );
}

describe("a refresh of changed records", () => {
  it("gives what one from nothing gives, whatever was kept from the refreshes before", async () => {
    const edit = fc.record({
      side: fc.constantFrom<Edit["side"]>("left", "right"),
      kind: fc.constantFrom<Edit["kind"]>("add", "add", "drop", "rename", "sell", "price", "brand"),
      at: fc.nat(500)
    });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, {minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 2}),
        async (batches) => {
          const rows = initial();
          const kept = join(folder, `kept-${runs++}`);
          await refresh(rows, kept);
          for (const [b, batch] of batches.entries()) {
            batch.forEach((one, i) => apply(rows, one, 10 * b + i));
            const incremental = await refresh(rows, kept);
            expect(incremental).toEqual(await refresh(rows, join(folder, `fresh-${runs++}`)));
            expect(incremental.length).toBeGreaterThan(100);
          }
        }
      ),
      {numRuns: 8}
    );
  });
});
