/**
 * Rates of the demo shop. Each was measured on Online Retail II (1,067,370 lines, 2009-12-01 to 2011-12-09; how is
 * in docs/demo.md); the measured value stands in the comment where it differs or needs a word.
 */
export const SHOP = {
  /** First day and number of days. Two years and nine days, so that the last month is partial, as in the real file. */
  firstDay: "2023-12-01",
  days: 740,

  /** Share of the year's orders by month, January first. Measured on sale invoices of whole months. */
  monthShare: [0.056, 0.059, 0.08, 0.069, 0.081, 0.081, 0.077, 0.071, 0.094, 0.111, 0.141, 0.083],
  /** Share of orders by weekday, Monday first. */
  weekdayShare: [0.16, 0.1876, 0.18, 0.2054, 0.1595, 0.0007, 0.1067],
  /** Share of orders by hour, from 6 to 20 o'clock. */
  hourShare: [
    0, 0.0017, 0.0221, 0.0671, 0.1143, 0.1217, 0.1556, 0.1364, 0.1248, 0.1181, 0.0738, 0.0427, 0.0126, 0.0078, 0.0012
  ],
  /** Drift of orders by year; sales of the second year were +1.7 % in value on 4.9 % fewer invoices. */
  yearlyGrowth: 0,

  /** Lines of the file that was measured. */
  measuredLines: 1_067_370,

  /** Customers who come for the first time, by quarter from the start: measured counts (those of the first month were customers before). */
  arrivals: [955, 1200, 818, 591, 778, 374, 325, 397, 440],
  /** Orders per customer: log-normal spread 1.03, mean 6.3 in two years, 27.6 % order once. */
  ordersMean: 6.3,
  /** Power by which orders per customer shrink with a smaller shop. Chosen: 4.4 orders of 7 lines at 120,000. */
  ordersShrink: 0.17,
  /** Customers who order far more often than the Gamma allows (measured: most orders of one customer 398). */
  keenCustomerShare: 0.004,
  keenCustomerRatio: 7,
  /** Customers who buy for resale by the crate, and quantities abroad relative to home (8 % of lines, 15 % of value). */
  wholesaleShare: 0.02,
  abroadQuantityRatio: 2.2,
  /** Lines with five to forty times the usual quantity; pieces of an order that must be a slip, per line of the file. */
  outlierLineShare: 0.0012,
  slipOrderPieces: 0.075,
  /** Shape of the Gamma from which a customer's rate of ordering is drawn (heavy: a few order weekly). */
  orderRateShape: 0.75,
  /** Mean days until a customer is lost, the scale of the Gamma mixture; median gap between orders 31 days, mean 59. */
  lifetimeDays: 420,
  /** Lines of an order: log-normal, spread 1.17, of which the customer explains a part. Measured mean 21.8 with 36,975 orders. */
  basketSpreadCustomer: 0.7,
  basketSpreadOrder: 0.94,
  /** Invoices with no customer: share of sale invoices, their basket relative to others', their price relative to others'. */
  anonymousInvoiceShare: 0.078,
  anonymousBasketRatio: 3.5,
  anonymousPriceRatio: 1.98,

  /** Spread of the articles' popularity (log-normal): a fifth of the articles make 68 % of the lines. */
  popularitySpread: 1.35,
  /** Articles that first sell after the first 90 days, and that last sell 100 days before the end. */
  newArticleShare: 0.3014,
  discontinuedShare: 0.3354,
  /** Articles with two names that were each used three times or more. */
  renamedShare: 0.1055,
  /** Names typed with a blank at an end; with two blanks inside. */
  untrimmedNameShare: 0.1831,
  doubleBlankShare: 0.0493,
  /** Designs in several variants, so that a quarter of the articles have a letter after the five digits (measured 0.257). */
  variantDesignShare: 0.12,
  letterCodeShare: 0.7,
  /** Codes of such articles typed in lower case: 0.32 % of all lines, of a ninth of these articles. */
  sloppyCodeShare: 0.116,
  /** … and of their lines. */
  lowerCaseCodeShare: 0.11,
  /** Articles sold again under a second code after the first was given up. */
  recodedShare: 0.005,
  /** Changes of list price per article in two years; measured 2.5 prices per article, volume prices included. */
  priceChanges: 0.8,
  /** Price at 24 and more, at 72 and more, relative to the list price. */
  volumePrice: [
    {from: 72, ratio: 0.81},
    {from: 24, ratio: 0.88}
  ],

  /** A line that belongs to the line before (same design or theme); one that the customer bought before. */
  affinityShare: 0.34,
  repeatShare: 0.22,

  /** Lines on invoices with C before the number; lines of one that is no whole order (measured 2.35 of all); share of whole orders called off. */
  returnLineShare: 0.0183,
  partReturnMean: 1.8,
  /** Lines of more than four pieces that come back whole. */
  wholeLineReturnShare: 0.3,
  wholeCancelShare: 0.06,
  /** Days from sale to return. Measured to the last fitting sale: median 10, 90 % within 80; the sale meant is often one before it. */
  returnLagMedian: 18,
  returnLagSpread: 1.62,

  /** Lines whose exact copy stands in the file within one year's sheet. */
  duplicateShare: 0.013,
  /** Stock adjustments without a price: no description at all; a remark in place of a name; with a name. */
  missingDescriptionShare: 0.0041,
  remarkShare: 0.0012,
  freeLineShare: 0.0005,
  /** Such adjustments that take stock out. */
  adjustmentOutShare: 0.56,

  /** Orders from abroad with a line for postage; lines of other services per line of the file. */
  postageShare: 0.55,
  /** Sales to someone unknown with a line of the web shop's postage; both kinds of postage per order. */
  webPostageShare: 0.47,
  postagePerOrder: 0.077,
  manualShare: 0.0013,
  discountShare: 0.00017,
  carriageShare: 0.00026,
  sampleShare: 0.0001,
  bankShare: 0.0001,
  adjustShare: 0.00006,
  feeShare: 0.00004,

  /** Reviews per line of the file, and their rates: chosen, since the real file has none. */
  reviewShare: 0.05,
  reviewMissingRating: 0.02,
  reviewMissingTitle: 0.15,
  fallingBestSellers: 12,
  /** Chance that a line of an article whose reputation has fallen comes back. */
  fallenReturnShare: 0.07
};

/** Countries by share of customers (measured share of the United Kingdom 91 % of customers, 92 % of lines, 85 % of value). */
export const COUNTRIES: readonly (readonly [name: string, customers: number])[] = [
  ["United Kingdom", 5350],
  ["Germany", 107],
  ["France", 95],
  ["Spain", 41],
  ["Belgium", 29],
  ["Portugal", 24],
  ["Netherlands", 22],
  ["Switzerland", 22],
  ["Sweden", 19],
  ["Italy", 17],
  ["Australia", 15],
  ["Finland", 14],
  ["Channel Islands", 13],
  ["Norway", 13],
  ["Austria", 13],
  ["Denmark", 12],
  ["Cyprus", 11],
  ["Japan", 10],
  ["USA", 9],
  ["EIRE", 8],
  ["Unspecified", 6],
  ["Poland", 6],
  ["Greece", 5],
  ["Canada", 5],
  ["United Arab Emirates", 4],
  ["Israel", 4],
  ["Malta", 3],
  ["RSA", 2],
  ["Singapore", 2],
  ["Iceland", 2],
  ["Lithuania", 2],
  ["Brazil", 2],
  ["Hong Kong", 2],
  ["Czech Republic", 2]
];

/** How often an order of 1, 2, 3 … pieces of a line comes, by what one piece costs (GBP). Measured over all: median 5, 90 % up to 24, mean 13.3. */
export const QUANTITIES: readonly {below: number; weights: readonly (readonly [quantity: number, weight: number])[]}[] =
  [
    {
      below: 1,
      weights: [
        [1, 13],
        [2, 9],
        [3, 5],
        [4, 5],
        [5, 2],
        [6, 7],
        [8, 3],
        [10, 8],
        [12, 18],
        [16, 2],
        [20, 3],
        [24, 14],
        [25, 3],
        [36, 3],
        [48, 5],
        [72, 1.6],
        [96, 1.4],
        [100, 1.4],
        [144, 1],
        [200, 0.4],
        [288, 0.3]
      ]
    },
    {
      below: 3,
      weights: [
        [1, 17],
        [2, 14],
        [3, 7],
        [4, 7],
        [5, 2],
        [6, 11],
        [8, 3],
        [9, 0.4],
        [10, 6],
        [12, 18],
        [16, 1],
        [18, 0.5],
        [20, 1.3],
        [24, 6],
        [36, 1],
        [48, 1.5],
        [72, 0.5],
        [96, 0.4],
        [100, 0.4],
        [144, 0.3]
      ]
    },
    {
      below: 6,
      weights: [
        [1, 22],
        [2, 18],
        [3, 8],
        [4, 11],
        [5, 2],
        [6, 12],
        [8, 4],
        [10, 1.5],
        [12, 7],
        [16, 1],
        [24, 2],
        [36, 0.6],
        [48, 0.5],
        [72, 0.2]
      ]
    },
    {
      below: Infinity,
      weights: [
        [1, 33],
        [2, 22],
        [3, 9],
        [4, 11],
        [5, 1.5],
        [6, 6],
        [8, 3],
        [12, 2.5],
        [16, 0.8],
        [24, 0.8],
        [36, 0.2],
        [48, 0.2]
      ]
    }
  ];

/** Prices a gift shop asks. The list price of an article is the nearest of these. */
export const PRICE_POINTS: readonly number[] = [
  0.19, 0.21, 0.29, 0.36, 0.42, 0.55, 0.65, 0.72, 0.85, 0.95, 1.06, 1.25, 1.45, 1.65, 1.85, 1.95, 2.1, 2.25, 2.55, 2.95,
  3.25, 3.75, 4.25, 4.65, 4.95, 5.45, 5.95, 6.75, 7.95, 8.5, 9.95, 10.95, 12.5, 14.95, 16.95, 19.95, 24.95, 29.95,
  39.95, 49.95, 79.95, 125, 165, 295
];
