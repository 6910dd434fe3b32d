import {noisyTitle} from "./noise.ts";
import {NOISE, type NoiseRates} from "./noise-settings.ts";
import {BRANDS} from "./noise-words.ts";
import type {Random} from "./random.ts";
import type {CatalogueArticle, Listing} from "./types.ts";

/**
 * One listing of an article, all fields noisy, without an id.
 * @param others names of other articles, which long descriptions mention ("goes well with …").
 */
export function noisyListing(
  random: Random,
  article: CatalogueArticle,
  rates: NoiseRates = NOISE,
  others: readonly string[] = []
): Omit<Listing, "listing_id"> {
  const brand = article.brand ?? random.pick(BRANDS);
  return {
    title: noisyTitle(random, article.name, brand, rates),
    brand: random.chance(rates.missingBrand) ? "" : random.chance(0.1) ? brand.toUpperCase() : brand,
    price: price(random, article.price, rates),
    code: code(random, article.code, rates),
    description: description(random, article.name, brand, rates, others)
  };
}

function price(random: Random, own: number | undefined, rates: NoiseRates): string {
  const asked = (own ?? 0) * rates.priceMargin * Math.exp(rates.priceSpread * random.normal());
  const wrong = random.chance(rates.wrongPrice) ? random.pick([0.1, 6, 12]) : 1;
  if (own === undefined || random.chance(rates.missingPrice)) return "";
  // Sellers like prices that end in 9.
  return Math.max(0.49, random.chance(0.6) ? Math.ceil(asked * wrong * 2) / 2 - 0.01 : asked * wrong).toFixed(2);
}

function code(random: Random, own: string, rates: NoiseRates): string {
  const x = random.next();
  if (x < rates.shopCode) {
    if (!random.chance(rates.mangledCode)) return own;
    const digits = own.replace(/[A-Za-z]+$/, "");
    return random.pick([
      own.toLowerCase(),
      `SKU-${own}`,
      `00${own}`,
      `${own.slice(0, 2)}-${own.slice(2)}`,
      `${own.slice(0, 3)} ${own.slice(3)}`,
      digits,
      `${own}/UK`,
      `GB${own}`
    ]);
  }
  if (x >= rates.shopCode + rates.ownCode) return "";
  const letters = Array.from({length: 3}, () => String.fromCharCode(65 + random.int(26))).join("");
  return random.pick([
    `${letters}${random.between(1000, 99_999)}`,
    `${letters}-${random.between(100, 999)}`,
    String(random.between(10_000_000, 99_999_999))
  ]);
}

const USES = [
  "a lovely present",
  "a small treat for yourself",
  "a happy kitchen",
  "birthdays and housewarmings",
  "any room of the house",
  "the garden table",
  "a rainy day"
];
const CARE = [
  "Wipe clean with a damp cloth.",
  "Hand wash only.",
  "Keep away from naked flames.",
  "Colours may differ a little from the picture.",
  "Not a toy.",
  "Dishwasher safe."
];
const SERVICE = [
  "Sent within two working days.",
  "Returns accepted within 30 days.",
  "Ask us about quantities for your café or shop.",
  "Packed by hand in our small warehouse."
];

function description(
  random: Random,
  name: string,
  brand: string,
  rates: NoiseRates,
  others: readonly string[]
): string {
  if (!random.chance(rates.description)) return "";
  const what = noisyTitle(random, name, "", {...rates, marketing: 0, upperCase: 0, lowerCase: 1}).trim();
  const out = [
    random.pick([
      `This ${what} is made for ${random.pick(USES)}.`,
      `${brand} brings you this ${what}.`,
      `A ${what} for ${random.pick(USES)}.`
    ])
  ];
  if (random.chance(0.5)) out.push(random.pick(CARE));
  if (random.chance(rates.longDescription)) {
    const other = others.length
      ? [
          `Goes well with our ${random.pick(others).toLowerCase()} and ${random.pick(others).toLowerCase()}, sold separately.`
        ]
      : [];
    out.push(
      `Whether for ${random.pick(USES)} or for ${random.pick(USES)}, you will love it.`,
      ...other,
      random.pick(CARE),
      random.pick(SERVICE),
      "Please read the measures before you buy."
    );
  }
  return out.join(" ");
}
