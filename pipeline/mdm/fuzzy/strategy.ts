import type {Strategy} from "../types.ts";
import {matchClassic} from "./classic.ts";

const VERSION = "fuzzy-1";

/** Normalised code → token-sort ratio → character TF-IDF; unmatched stays unmatched. */
export const fuzzy: Strategy = {
  name: "fuzzy",
  version: VERSION,
  match: (left, right, options) => matchClassic("fuzzy", VERSION, left, right, options)
};
