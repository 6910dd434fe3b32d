import {existsSync} from "node:fs";
import {join} from "node:path";
import {loadSettings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {literal, openDatabase} from "../../warehouse/database.ts";
import {guessRoles} from "../files/columns.ts";
import {toMdmRecords, type NamedRecords} from "../files/records-of.ts";
import {readTable} from "../files/table.ts";
import type {MdmRecord} from "../types.ts";
import {hash, random, shuffled} from "../random.ts";
import {shopRecords} from "./shop-set.ts";

/** Two catalogues with the true links between them. */
export interface LabelledSet {
  readonly name: string;
  readonly left: readonly MdmRecord[];
  readonly right: readonly MdmRecord[];
  /** `left id|right id` of every true link. */
  readonly truth: ReadonlySet<string>;
  /** Left ids of subsets that are scored apart, by name (drift: the renamed articles). */
  readonly parts?: Readonly<Record<string, ReadonlySet<string>>>;
}

/** Sets that `mdm eval` knows. */
export const SET_NAMES = ["demo", "drift", "abt-buy", "abt-buy-half", "dblp-acm", "dblp-acm-half"] as const;
export type SetName = (typeof SET_NAMES)[number];

export const pairKey = (left: string, right: string): string => `${left}|${right}`;

async function publicSet(
  name: string,
  folder: string,
  [left, right, mapping]: [left: string, right: string, mapping: string]
): Promise<LabelledSet> {
  if (!existsSync(folder)) throw new SmartshopError("input", `set ${name} is not there: ${folder}`);
  const [l, r, truth] = await Promise.all([left, right, mapping].map((file) => readTable(join(folder, file))));
  const sides = [l!, r!].map((table): NamedRecords => toMdmRecords(table, guessRoles(table)));
  return {
    name,
    left: sides[0]!.records,
    right: sides[1]!.records,
    truth: new Set(truth!.rows.map((row) => pairKey(row[0]!, row[1]!)))
  };
}

export const abtBuy = (shared: string): Promise<LabelledSet> =>
  publicSet("abt-buy", join(shared, "er", "abt-buy"), ["Abt.csv", "Buy.csv", "abt_buy_perfectMapping.csv"]);

export const dblpAcm = (shared: string): Promise<LabelledSet> =>
  publicSet("dblp-acm", join(shared, "er", "dblp-acm"), ["DBLP2.csv", "ACM.csv", "DBLP-ACM_perfectMapping.csv"]);

/** Keeps a share of each side's rows by hash of their ids, salted; truth shrinks to what is left. */
export function thinned(set: LabelledSet, left: number, right: number, salt: string): LabelledSet {
  const keep = (records: readonly MdmRecord[], share: number, side: string): MdmRecord[] =>
    records.filter(({id}) => hash(`${salt}|${side}|${id}`) / 4_294_967_296 < share);
  return restricted(set, keep(set.left, left, "left"), keep(set.right, right, "right"), set.name);
}

/** A set on fewer rows. */
export function restricted(
  set: LabelledSet,
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  name: string
): LabelledSet {
  const [ls, rs] = [left, right].map((records) => new Set(records.map(({id}) => id))) as [Set<string>, Set<string>];
  const truth = [...set.truth].filter((key) => {
    const at = key.indexOf("|");
    return ls.has(key.slice(0, at)) && rs.has(key.slice(at + 1));
  });
  return {...set, name, left, right, truth: new Set(truth)};
}

/** Half of each side's rows. Most rows then have no partner, which is the honest test. */
export const half = (set: LabelledSet, salt = "half"): LabelledSet => ({
  ...thinned(set, 0.5, 0.5, salt),
  name: `${set.name}-half`
});

/**
 * Catalogue drift inside Online Retail II: each year's most used name a stock code, services and remarks left out,
 * codes replaced by numbers that the two sides do not share, rows shuffled. Truth: the stock code.
 */
export async function drift(shared: string): Promise<LabelledSet> {
  const file = join(shared, "online-retail-ii", "online_retail_II.csv.gz");
  if (!existsSync(file)) throw new SmartshopError("input", `set drift is not there: ${file}`);
  using db = await openDatabase();
  // The file is two sheets one after the other; the first ends at row 525,461.
  const rows = await db.rows<{half: number; code: string; name: string}>(`
    with line as (
      select row_number() over () > 525461 as late, upper(trim(StockCode)) as code, trim(regexp_replace(upper(Description), '\\s+', ' ', 'g')) as name
      from read_csv(${literal(file)}, all_varchar = true, parallel = false)
      where try_cast(Price as double) > 0 and try_cast(Quantity as double) > 0 and Description is not null
    ), used as (
      select late, code, name, count(*) as lines from line
      where regexp_matches(code, '^[0-9]{5}[A-Z]{0,2}$') and length(name) > 2 group by all
    )
    select late::integer as half, code, name from used
    qualify row_number() over (partition by late, code order by lines desc, name) = 1
    order by half, code`);
  const next = random(7);
  const sides = [0, 1].map((h) =>
    shuffled(
      rows.filter((row) => row.half === h),
      next
    )
  );
  const [left, right] = sides.map((side, s) =>
    side.map(({name}, i): MdmRecord => ({id: `${s ? "second" : "first"}-${i + 1}`, name}))
  ) as [MdmRecord[], MdmRecord[]];
  const rightOf = new Map(sides[1]!.map(({code}, i) => [code, i]));
  const truth = new Set<string>();
  const renamed = new Set<string>();
  sides[0]!.forEach(({code, name}, i) => {
    const j = rightOf.get(code);
    if (j === undefined) return;
    truth.add(pairKey(left[i]!.id, right[j]!.id));
    if (sides[1]![j]!.name !== name) renamed.add(left[i]!.id);
  });
  return {name: "drift", left, right, truth, parts: {renamed}};
}

/**
 * The demo shop's articles against its marketplace's listings, both as a refresh cleans them, so that what is measured here
 * is what the matching lab shows; truth: truth.csv.
 * @param folder The demo's files.
 */
export async function demo(folder: string): Promise<LabelledSet> {
  for (const file of ["transactions.csv", "listings.csv", "truth.csv"])
    if (!existsSync(join(folder, file)))
      throw new SmartshopError("input", `set demo is not there: ${join(folder, file)}; make it by: smartshop demo`);
  const {articles, listings, truth} = await shopRecords(folder, loadSettings());
  return {
    name: "demo",
    left: shuffled(articles, random(7)),
    right: listings,
    truth: new Set(truth.map(({listing, article}) => pairKey(article, listing)))
  };
}
