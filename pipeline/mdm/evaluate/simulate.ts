import {type Settings, type Strategy, STRATEGIES} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {simulateMarketplace} from "../../demo/marketplace.ts";
import {inputFolder} from "../../sources/input-folder.ts";
import {guessRoles, type RoleNames} from "../files/columns.ts";
import {sayRoles} from "../files/match-files.ts";
import {toMdmRecords} from "../files/records-of.ts";
import {readTable} from "../files/table.ts";
import type {MdmRecord} from "../types.ts";
import {measureSet, type SetMeasured} from "./measure.ts";
import {demo, type LabelledSet, pairKey} from "./sets.ts";
import {parsePrice} from "../records.ts";
import {shopRecords} from "./shop-set.ts";

/** The catalogue against a simulated marketplace that lists it; who has no truth can compare strategies on this. */
export function simulatedSet(catalogue: readonly MdmRecord[], seed = 42): LabelledSet {
  const {listings, truth} = simulateMarketplace(
    catalogue.map(({id, name, price, brand}) => ({
      code: id,
      name,
      ...(price === undefined ? {} : {price}),
      ...(brand === undefined ? {} : {brand})
    })),
    {seed}
  );
  const right = listings.map((listing): MdmRecord => {
    const price = parsePrice(listing.price);
    const {brand, code, description} = listing;
    return {
      id: listing.listing_id,
      name: listing.title,
      ...(brand ? {brand} : {}),
      ...(code ? {code} : {}),
      ...(description ? {description} : {}),
      ...(price === undefined ? {} : {price})
    };
  });
  return {
    name: "simulated",
    left: catalogue,
    right,
    truth: new Set(truth.map(({listing_id, stock_code}) => pairKey(stock_code, listing_id)))
  };
}

/** Measures on a simulated marketplace, and whose articles it lists. */
export interface Simulated {
  readonly catalogue: string;
  readonly rows: readonly SetMeasured[];
}

/**
 * Measures strategies on a catalogue's simulated listings.
 * @param file The catalogue; without one the articles of the shop's own files, as a refresh cleans them.
 * @throws SmartshopError "usage" for an unknown strategy or column, "input" when there is no catalogue.
 */
export async function simulate(
  file: string | undefined,
  {
    seed,
    strategies,
    settings,
    columns
  }: {seed?: number; strategies: readonly Strategy[]; settings: Settings; columns?: RoleNames}
): Promise<Simulated> {
  for (const name of strategies)
    if (!STRATEGIES.includes(name))
      throw new SmartshopError("usage", `no such strategy: ${name}; there are ${STRATEGIES.join(", ")}`);
  const {records, said} = file ? await readCatalogue(file, columns) : await ownCatalogue(settings);
  const set = simulatedSet(records, seed);
  const rows: SetMeasured[] = [];
  for (const strategy of strategies) rows.push(await measureSet(set, {strategy, evidence: false}));
  return {catalogue: said, rows};
}

interface Catalogue {
  readonly records: readonly MdmRecord[];
  readonly said: string;
}

async function readCatalogue(file: string, columns?: RoleNames): Promise<Catalogue> {
  const table = await readTable(file);
  const roles = guessRoles(table, columns);
  const named = toMdmRecords(table, roles);
  return {records: named.records, said: sayRoles({table, roles, ...named})};
}

async function ownCatalogue(settings: Settings): Promise<Catalogue> {
  const {path, from} = inputFolder(settings);
  const records = from === "demo" ? (await demo(path)).left : (await shopRecords(path, settings)).articles;
  return {records, said: `${path}: ${records.length} articles${from === "demo" ? " of the demo shop" : ""}`};
}
