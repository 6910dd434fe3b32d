import {csvFormatRows} from "d3";
import type {Decision} from "../types.ts";

const HEADER = ["left_id", "right_id", "score", "probability", "zone", "reason"];

/** Decisions as CSV: ids, score, probability, zone and reason, one pair a line. */
export function pairsCsv(decisions: readonly Decision[]): string {
  const rows = decisions.map(({leftId, rightId, score, probability, zone, reason}) => [
    leftId,
    rightId,
    score.toFixed(4),
    probability.toFixed(4),
    zone,
    reason
  ]);
  return `${csvFormatRows([HEADER, ...rows])}\n`;
}
