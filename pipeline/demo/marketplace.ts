import {noisyListing} from "./listing.ts";
import {MARKET, NOISE, type NoiseRates} from "./noise-settings.ts";
import {SIZE_WORDS} from "./noise-words.ts";
import {Random} from "./random.ts";
import type {CatalogueArticle, Listing, TruthRow} from "./types.ts";
import {COLOURS} from "./vocabulary.ts";

export interface SimulateOptions {
  /** Same seed, same listings. Default 42. */
  seed?: number;
  /** Kinds of noise and how often; what is left out keeps its default. */
  rates?: Partial<NoiseRates>;
  /** What is listed, and what is listed that the shop does not sell; what is left out keeps its default. */
  market?: Partial<typeof MARKET>;
  /** Articles that the shop does not sell but others list; default mixtures of the shop's own names. */
  foreign?: readonly CatalogueArticle[];
  /** Further names of the shop's articles, which no near miss may bear. Default none. */
  otherNames?: readonly string[];
}

/** Listings in random order, and which article each is. Listings of what the shop does not sell have no truth row. */
export interface Marketplace {
  listings: Listing[];
  truth: TruthRow[];
}

/**
 * Lists a catalogue on a marketplace under other names and codes: some articles not at all, some several times,
 * beside listings of articles that the shop does not sell, of which a part are near misses: another colour, size or
 * pack of a motif that it does sell. Codes must be unique; articles without a name are never listed.
 */
export function simulateMarketplace(articles: readonly CatalogueArticle[], options: SimulateOptions = {}): Marketplace {
  const {seed = 42, foreign} = options;
  const random = new Random(seed, "marketplace");
  const rates = {...NOISE, ...options.rates};
  const market = {...MARKET, ...options.market};
  const named = articles.filter((a) => a.name.trim() !== "");
  const names = named.map((a) => a.name);
  const ours: {article: CatalogueArticle; truth: string}[] = [];
  for (const article of named) {
    if (!random.chance(market.listedShare)) continue;
    do ours.push({article, truth: article.code});
    while (random.chance(market.moreListings / (1 + market.moreListings)));
  }
  const strangers = named.length ? Math.round((ours.length * market.foreignShare) / (1 - market.foreignShare)) : 0;
  const known = new Set([...names, ...(options.otherNames ?? [])].map(wordsOf));
  for (let i = 0; i < strangers; i++) {
    const near = random.chance(market.nearMissShare) ? nearMiss(random, random.pick(named), known) : undefined;
    const other = near ?? (foreign?.length ? random.pick(foreign) : mixture(random, named, known));
    if (other) ours.push({article: other, truth: ""});
  }
  const listings: Listing[] = [];
  const truth: TruthRow[] = [];
  for (const [i, {article, truth: stock_code}] of random.shuffled(ours).entries()) {
    const listing_id = `L${String(i + 1).padStart(6, "0")}`;
    listings.push({listing_id, ...noisyListing(random, article, rates, names)});
    if (stock_code) truth.push({listing_id, stock_code});
  }
  return {listings, truth};
}

/** A name's words in alphabetical order, so that an order of words makes no other article. */
const wordsOf = (name: string): string =>
  name
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");

/** The shop's code must not go with an article that is not the shop's. */
const foreignCode = (random: Random): string => String(random.between(90_000, 99_999));

/** The article in a colour, size or pack that the shop does not sell; undefined when its name has none of these. */
function nearMiss(random: Random, article: CatalogueArticle, known: ReadonlySet<string>): CatalogueArticle | undefined {
  const words = article.name.toUpperCase().split(/\s+/);
  const other = words.map((w) => {
    if (COLOURS.includes(w)) return random.pick(COLOURS.filter((c) => c !== w));
    if (SIZE_WORDS.includes(w)) return random.pick(SIZE_WORDS.filter((s) => s !== w));
    const pack = /^(S\/|SET\/|PACK\/|BOX\/)?(\d+)$/.exec(w);
    return pack
      ? `${pack[1] ?? ""}${random.pick(["2", "3", "4", "6", "8", "10", "12", "24"].filter((n) => n !== pack[2]))}`
      : w;
  });
  // One difference is nearer than several.
  const differs = other.flatMap((w, i) => (w !== words[i] ? [i] : []));
  if (!differs.length) return undefined;
  const at = random.pick(differs);
  const name = words.map((w, i) => (i === at ? other[i] : w)).join(" ");
  return known.has(wordsOf(name)) ? undefined : {...article, code: foreignCode(random), name};
}

/** The first words of one name and the last of another; undefined when the shop sells that too. */
function mixture(
  random: Random,
  articles: readonly CatalogueArticle[],
  known: ReadonlySet<string>
): CatalogueArticle | undefined {
  const [a, b] = [random.pick(articles), random.pick(articles)];
  const half = (name: string, first: boolean): string[] => {
    const words = name.trim().split(/\s+/);
    return first ? words.slice(0, Math.ceil(words.length / 2)) : words.slice(Math.ceil(words.length / 2));
  };
  const name = [...half(a.name, true), ...half(b.name, false)].join(" ");
  return known.has(wordsOf(name)) ? undefined : {...b, code: foreignCode(random), name};
}
