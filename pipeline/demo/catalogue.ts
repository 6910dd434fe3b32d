import {type Design, drawDesign, drawVariants, shopName, variantPrice} from "./naming.ts";
import type {Random} from "./random.ts";
import {renamed} from "./rename.ts";
import {PRICE_POINTS, SHOP} from "./settings.ts";
import type {Article, NameFrom, PriceFrom} from "./types.ts";
import {SEASONS} from "./vocabulary.ts";

/** Characters a name may have: the till's field. */
const NAME_LENGTH = 35;

const LEVEL = Array.from({length: 12}, () => 1);
const THEME_SEASON: Record<string, keyof typeof SEASONS> = {
  christmas: "christmas",
  easter: "easter",
  beach: "summer",
  love: "love"
};

/** The nearest price a shop asks (by ratio). */
export const pricePoint = (price: number): number =>
  PRICE_POINTS.reduce((best, p) => (Math.abs(Math.log(p / price)) < Math.abs(Math.log(best / price)) ? p : best));

/**
 * Draws a catalogue: designs with their variants, names that no two articles share (but for those sold again under
 * a second code), prices over time, a life from first to last day, seasons.
 * @param count articles; more than some 30,000 exhaust the vocabulary and throw RangeError.
 */
export function drawCatalogue(random: Random, count: number): Article[] {
  const articles: Article[] = [];
  const taken = new Set<string>();
  const numbers = new Set<number>();
  let fails = 0;
  for (let design = 0; articles.length < count; design++) {
    if (fails > 10_000) throw new RangeError(`vocabulary is too small for so many articles: ${count}`);
    const family = drawDesign(random);
    const wanted = random.chance(SHOP.variantDesignShare) ? random.between(2, 6) : 1;
    const variants = drawVariants(random, family, wanted);
    const lettered = variants.length > 1 && random.chance(SHOP.letterCodeShare);
    const base = articleNumber(random, numbers);
    const spread = Math.exp(0.28 * random.normal());
    const fame = SHOP.popularitySpread * 0.85 * random.normal();
    const shared = life(random);
    for (const [i, variant] of variants.entries()) {
      const name = shopName(family, variant);
      if (name.length > NAME_LENGTH || taken.has(name) || articles.length >= count) {
        fails++;
        continue;
      }
      fails = 0;
      taken.add(name);
      const code = lettered ? `${base}${String.fromCharCode(65 + i)}` : i === 0 ? base : articleNumber(random, numbers);
      const {firstDay, lastDay} = random.chance(0.7) ? shared : life(random);
      const price = pricePoint(variantPrice(family, variant, spread));
      articles.push({
        code,
        names: names(random, name, taken, firstDay, lastDay),
        prices: prices(random, price, firstDay, lastDay),
        theme: family.theme,
        design,
        object: family.object.name,
        firstDay,
        lastDay,
        season: seasonOf(family),
        popularity: Math.exp(fame + SHOP.popularitySpread * 0.53 * random.normal()) / price ** 0.25,
        trend: 0.25 * random.normal(),
        quality: Math.min(4.85, Math.max(2.2, 4.25 + 0.42 * random.normal()))
      });
    }
  }
  for (const article of articles) if (random.chance(SHOP.recodedShare)) recode(random, article, articles, numbers);
  return articles;
}

function articleNumber(random: Random, taken: Set<number>): string {
  let n: number;
  do n = random.between(10_100, 89_999);
  while (taken.has(n));
  taken.add(n);
  return String(n);
}

/** First and last day of sale: some come later, some are given up, the rest are sold throughout. */
function life(random: Random): {firstDay: number; lastDay: number} {
  const firstDay = random.chance(SHOP.newArticleShare) ? random.between(91, SHOP.days - 60) : 0;
  const last = SHOP.days - 101;
  const gone = random.chance(SHOP.discontinuedShare) && firstDay + 60 < last;
  return {firstDay, lastDay: gone ? random.between(firstDay + 60, last) : SHOP.days};
}

/** A renamed article takes its new name at one moment in its life; a few take a third. */
function names(random: Random, name: string, taken: Set<string>, firstDay: number, lastDay: number): NameFrom[] {
  const out: NameFrom[] = [{day: 0, name}];
  const times = random.chance(SHOP.renamedShare) ? (random.chance(0.08) ? 2 : 1) : 0;
  for (let i = 0; i < times; i++) {
    const day = random.between(Math.round(firstDay + ((lastDay - firstDay) * (i + 0.4)) / (times + 0.6)), lastDay);
    const before = out[out.length - 1]!.name;
    const other = Array.from({length: 6}, () => renamed(random, before)).find(
      (n) => n.length <= NAME_LENGTH && !taken.has(n)
    );
    if (!other) continue;
    taken.add(other);
    out.push({day, name: other});
  }
  return out;
}

function prices(random: Random, price: number, firstDay: number, lastDay: number): PriceFrom[] {
  const out: PriceFrom[] = [{day: 0, price}];
  const days = Array.from({length: random.poisson(SHOP.priceChanges)}, () => random.between(firstDay, lastDay));
  for (const day of days.sort((a, b) => a - b)) {
    const before = out[out.length - 1]!.price;
    const step = random.chance(0.75) ? 1 : -1;
    const after = PRICE_POINTS[PRICE_POINTS.indexOf(before) + step] ?? before;
    if (after !== before) out.push({day, price: after});
  }
  return out;
}

const seasonOf = ({object, theme}: Design): readonly number[] =>
  SEASONS[object.season ?? THEME_SEASON[theme] ?? ""] ?? LEVEL;

/** Ends an article and goes on under a new code with the same name. */
function recode(random: Random, article: Article, articles: Article[], numbers: Set<number>): void {
  if (article.lastDay - article.firstDay < 200) return;
  const day = random.between(article.firstDay + 80, article.lastDay - 80);
  const name = article.names.findLast((n) => n.day <= day) ?? article.names[0]!;
  articles.push({
    ...article,
    code: articleNumber(random, numbers),
    names: [{day: 0, name: name.name}],
    prices: [{day: 0, price: article.prices.findLast((p) => p.day <= day)?.price ?? article.prices[0]!.price}],
    firstDay: day
  });
  article.lastDay = day;
}
