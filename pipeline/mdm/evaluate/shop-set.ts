import type {Settings} from "../../config.ts";
import {discover, loadSources} from "../../sources/index.ts";
import {buildPart} from "../../warehouse/build-part.ts";
import {openDatabase} from "../../warehouse/database.ts";
import type {MdmRecord} from "../types.ts";
import {readArticles, readListings} from "../warehouse/records.ts";

/** The records that a refresh of these files would match, and the truth among the files, if there is one. */
export interface ShopRecords {
  readonly articles: readonly MdmRecord[];
  readonly listings: readonly MdmRecord[];
  /** Listing and article of every true link whose listing is there. */
  readonly truth: readonly {readonly listing: string; readonly article: string}[];
}

/**
 * Reads a shop's files as a refresh does, up to the cleaned articles and listings, in memory. So a measure on them is
 * the measure of the refresh.
 */
export async function shopRecords(folder: string, settings: Settings): Promise<ShopRecords> {
  using db = await openDatabase();
  await loadSources(db, await discover(folder), {
    sampleSize: settings.SAMPLE_SIZE,
    seed: settings.SEED
  });
  await buildPart(db, settings, ["cleaned.cln_article", "cleaned.cln_listing"]);
  return {
    articles: await readArticles(db),
    listings: await readListings(db),
    truth: await db.rows(
      `select t.listing_id as listing, t.stock_code as article from raw.truth t
       semi join cleaned.cln_listing l on l.listing_id = t.listing_id order by t.listing_id`
    )
  };
}
