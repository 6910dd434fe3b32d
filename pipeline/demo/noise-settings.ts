/**
 * How often a marketplace's sellers write an article otherwise. Chosen, not measured: no public file holds the same
 * articles under both names. Each kind is one that matching without labels finds hard; none is fitted to a matcher.
 * A rate is the chance that the kind touches a listing it can touch, unless it says otherwise.
 */
export const NOISE = {
  /** Words cut short: LGE, CHRISTMAS → XMAS, W/. By word, in half of the listings. */
  abbreviation: 0.22,
  /** Halves swapped, or the colour put last. */
  wordOrder: 0.3,
  /** One word left out; never all that tells siblings apart is protected: a missing colour is real life. */
  missingWord: 0.14,
  /** Another word for the same thing. */
  synonym: 0.16,
  /** A letter doubled, left out, swapped or mistyped. */
  spelling: 0.1,
  /** SET OF 4 → S/4, SET/4, 4 PCS, PACK 4, X4. */
  packNotation: 0.65,
  /** Inch ↔ cm, ml ↔ cl, 30CM → 30 cm. */
  unit: 0.6,
  /** The maker's name before the title. */
  brandPrefix: 0.28,
  /** Words that sell: GIFT IDEA, FREE DELIVERY. */
  marketing: 0.34,
  /** DOOR MAT → DOORMAT and back. */
  joinSplit: 0.12,
  /** MUGS ↔ MUG. */
  plural: 0.12,
  /** Accents left out. */
  accent: 0.6,
  /** A word of the seller's own: a material, a room, a use. */
  extraWord: 0.2,
  /** The motif under a name from which nobody could guess it. */
  trueRename: 0.03,
  /** Titles in capitals and in small letters; the rest have Capitals On Words. */
  upperCase: 0.14,
  lowerCase: 0.08,
  /** Brand field empty. */
  missingBrand: 0.45,
  /** Seller's code field: the shop's code, mangled in a part of these; a code of the seller's own; else empty. */
  shopCode: 0.18,
  mangledCode: 0.6,
  ownCode: 0.5,
  /** Price: seller's margin on the shop's price, spread (log-normal), none at all, gravely wrong (a pack's for a piece's). */
  priceMargin: 1.6,
  priceSpread: 0.2,
  missingPrice: 0.05,
  wrongPrice: 0.03,
  /** Description present; long, with other articles named in it. */
  description: 0.6,
  longDescription: 0.25
};

export type NoiseRates = typeof NOISE;

/** What a marketplace lists. Chosen as well. */
export const MARKET = {
  /** Articles of the shop that are listed at all. */
  listedShare: 0.8,
  /** Further listings of a listed article: mean of a geometric draw. */
  moreListings: 0.35,
  /** Listings of articles that the shop does not sell, among all listings. */
  foreignShare: 0.22,
  /** Of these, other colours, sizes or packs of what the shop sells. */
  nearMissShare: 0.5
};
