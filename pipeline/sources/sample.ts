import type {Database} from "../warehouse/database.ts";

/**
 * Leaves about `size` transaction lines, by whole customers: customers come in the order of a hash of their id and the
 * seed, and are kept while the lines so far are nearer to `size` with them than without. Lines without a customer are
 * kept or dropped by whole invoices in the same way. The same seed and data keep the same customers.
 * @returns lines left out of each file
 */
export async function sampleCustomers(db: Database, size: number, seed: number): Promise<Map<string, number>> {
  const count = async (): Promise<Map<string, number>> => {
    const rows = await db.rows<{file: string; n: number}>("select file, count(*) as n from raw.transaction group by 1");
    return new Map(rows.map((r) => [r.file, r.n]));
  };
  const before = await count();
  const unit = "coalesce('c' || customer_id, 'i' || invoice)";
  await db.run(
    `create or replace temp table kept_units as
       with units as (select ${unit} as unit, count(*) as lines from raw.transaction group by 1),
       running as (
         select unit, lines, sum(lines) over w as total, row_number() over w as place
         from units window w as (order by md5('${seed}:' || unit), unit rows unbounded preceding)
       )
       select unit from running where total - lines / 2.0 <= ${size} or place = 1`
  );
  await db.run(
    `delete from raw.transaction where ${unit} not in (select unit from kept_units); drop table kept_units;`
  );
  const after = await count();
  return new Map([...before].map(([file, n]) => [file, n - (after.get(file) ?? 0)]));
}
