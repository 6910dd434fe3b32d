import {type Strategy, STRATEGIES} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {simulateMarketplace} from "../../demo/marketplace.ts";
import {guessRoles} from "../files/columns.ts";
import {toMdmRecords} from "../files/records-of.ts";
import {readTable} from "../files/table.ts";
import type {MdmRecord} from "../types.ts";
import {measureSet, type SetMeasured} from "./measure.ts";
import {demo, type LabelledSet, pairKey} from "./sets.ts";
import {parsePrice} from "../records.ts";

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

/**
 * Measures strategies on a catalogue's simulated listings.
 * @param file The catalogue; without one the demo's articles.
 * @throws SmartshopError "usage" for an unknown strategy.
 */
export async function simulate(
  file: string | undefined,
  {seed, strategies, demo: folder}: {seed?: number; strategies: readonly Strategy[]; demo: string}
): Promise<SetMeasured[]> {
  for (const name of strategies)
    if (!STRATEGIES.includes(name)) throw new SmartshopError("usage", `no such strategy: ${name}`);
  const catalogue = file ? await readCatalogue(file) : (await demo(folder)).left;
  const set = simulatedSet(catalogue, seed);
  const rows: SetMeasured[] = [];
  for (const strategy of strategies) rows.push(await measureSet(set, {strategy, evidence: false}));
  return rows;
}

async function readCatalogue(file: string): Promise<MdmRecord[]> {
  const table = await readTable(file);
  return toMdmRecords(table, guessRoles(table)).records;
}
