import type {MatchOptions, Zone} from "../types.ts";
import {type Links, MOST_WAYS} from "./links.ts";

/** Zones in the order in which decisions are listed. */
export const ZONES: readonly Zone[] = ["accept", "ask", "reject"];
export const RANK: Readonly<Record<Zone, number>> = {accept: 0, ask: 1, reject: 2};

/** A link less probable than this is not worth a steward's time. */
const ASK = 0.25;

/**
 * Zone of each pair, as its place in `ZONES`. Accepted: links from the threshold on, or from the probability asked for.
 * Asked: other links of the assignment that are not improbable. Everything else is rejected.
 */
export function zonesOf(links: Links, score: Float32Array, options: MatchOptions): Uint8Array {
  const {threshold, acceptProbability, askProbability = ASK} = options;
  const {probability} = links.calibration;
  const zones = new Uint8Array(score.length).fill(RANK.reject);
  for (const pair of links.assigned) if (probability(score[pair]!) >= askProbability) zones[pair] = RANK.ask;
  const isAccepted = (pair: number): boolean =>
    threshold !== undefined
      ? score[pair]! >= threshold
      : acceptProbability === undefined || probability(score[pair]!) >= acceptProbability;
  const pool = threshold === undefined ? links.accepted : [...links.assigned, ...links.further];
  for (const pair of pool) zones[pair] = isAccepted(pair) ? RANK.accept : RANK.ask;
  return zones;
}

/** A link's chance by its score, shared out where several are as good; a pair that lost its records to a better one has what that one leaves, at most half. */
export function linkProbabilities(links: Links, score: Float32Array): Float32Array {
  const linked = new Uint8Array(score.length);
  for (const pair of [...links.assigned, ...links.accepted]) linked[pair] = 1;
  return Float32Array.from(score, (s, pair) => {
    const p = links.calibration.probability(s);
    return linked[pair] ? p / (links.ways.get(pair) ?? 1) : Math.min(p, 1 - p) / 2;
  });
}

/** The first words of a reason. */
export function sayZone(zone: Zone, links: Links, pair: number, veto: string | null): string {
  if (zone === "accept") return links.further.has(pair) ? "linked as a further partner" : "linked";
  const ways = links.ways.get(pair) ?? 1;
  if (zone === "ask") return ways > MOST_WAYS ? `uncertain: ${ways - 1} other links would be as good` : "uncertain";
  return veto ? `not linked (${veto})` : "not linked";
}
