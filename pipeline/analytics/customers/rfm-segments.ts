/** A named block of the grid of recency by frequency, in fifths; both bounds are included. */
export interface RfmSegment {
  name: string;
  recency: readonly [from: number, to: number];
  frequency: readonly [from: number, to: number];
}

/**
 * Names for blocks of the grid that shops treat alike. Each cell of the grid is in exactly one, so each customer is too.
 * Names describe what was done, not what will be: for chances see the churn model.
 */
export const RFM_SEGMENTS: readonly RfmSegment[] = [
  {name: "Champions", recency: [4, 5], frequency: [4, 5]},
  {name: "Growing", recency: [4, 5], frequency: [2, 3]},
  {name: "New", recency: [4, 5], frequency: [1, 1]},
  {name: "Loyal, cooling", recency: [3, 3], frequency: [4, 5]},
  {name: "Occasional", recency: [3, 3], frequency: [1, 3]},
  {name: "Slipping away", recency: [1, 2], frequency: [4, 5]},
  {name: "Long silent", recency: [1, 2], frequency: [1, 3]}
];

const holds = ([from, to]: readonly [number, number], fifth: number): boolean => fifth >= from && fifth <= to;
const said = ([from, to]: readonly [number, number]): string => (from === to ? String(from) : `${from} or ${to}`);

/**
 * The segment of a customer by fifths of recency and frequency, 5 is best.
 * @throws RangeError for fifths that are none.
 */
export function rfmSegment(recency: number, frequency: number): RfmSegment {
  const found = RFM_SEGMENTS.find((d) => holds(d.recency, recency) && holds(d.frequency, frequency));
  if (!found) throw new RangeError(`no segment holds recency fifth ${recency} and frequency fifth ${frequency}`);
  return found;
}

/** The rule in words. */
export const rfmRule = ({recency, frequency}: RfmSegment): string =>
  `recency fifth ${said(recency)}, orders fifth ${frequency[1] - frequency[0] === 2 ? `${frequency[0]} to ${frequency[1]}` : said(frequency)}`;
