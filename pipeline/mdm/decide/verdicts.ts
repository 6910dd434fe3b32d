import type {MdmRecord, StewardVerdict} from "../types.ts";

/** Verdicts about records that are here; the others wait until they come back. */
export function knownVerdicts(
  verdicts: readonly StewardVerdict[],
  left: readonly MdmRecord[],
  right: readonly MdmRecord[]
): StewardVerdict[] {
  if (!verdicts.length) return [];
  const [lefts, rights] = [left, right].map((records) => new Set(records.map(({id}) => id)));
  return verdicts.filter(({leftId, rightId}) => lefts!.has(leftId) && rights!.has(rightId));
}

/**
 * Which pairs the assignment must leave alone, because a steward spoke: the pair itself, and any other pair of a right
 * record (in one-to-one also of a left one) that was given to somebody. A pair called different so frees its records.
 */
export function takenByVerdicts(
  verdicts: readonly StewardVerdict[],
  isOneToOne: boolean,
  idsOf: (pair: number) => [left: string, right: string]
): (pair: number) => boolean {
  if (!verdicts.length) return () => false;
  const said = new Set(verdicts.map(({leftId, rightId}) => `${leftId}\n${rightId}`));
  const same = verdicts.filter(({verdict}) => verdict === "same");
  const [lefts, rights] = [new Set(same.map((v) => v.leftId)), new Set(same.map((v) => v.rightId))];
  return (pair) => {
    const [left, right] = idsOf(pair);
    return said.has(`${left}\n${right}`) || rights.has(right) || (isOneToOne && lefts.has(left));
  };
}
