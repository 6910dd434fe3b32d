import type {CrossFilter} from "./crossfilter.js";
import type {Lines} from "./lines.js";
import type {Selection} from "./selection.js";

/** What charts count: lines, or their value. */
export type Measure = "lines" | "value";

/** What a chart may look at and do. */
export interface Board {
  lines: Lines;
  engine: CrossFilter;
  selection: () => Selection;
  measure: () => Measure;
  /** Asks for another selection. `done` says that the gesture has ended, which makes a step for the back button. */
  change: (next: Partial<Selection>, done: boolean) => void;
  /** A count or value as it is written. */
  write: (v: number) => string;
  /** The same where room is scarce. */
  brief: (v: number) => string;
}

/** A chart of the board. */
export interface Part {
  node: HTMLElement;
  /** Draws what the engine holds now. */
  paint: () => void;
}

/** Height of the drawings in their own units, which are pixels. */
export const PLOT = {height: 150, left: 44, right: 8, top: 8, bottom: 24} as const;

/** The tally's numbers that a chart shows now. */
export const shownOf = (b: Board, dimension: number): Float64Array => {
  const {count, value} = b.engine.tallies[dimension]!;
  return b.measure() === "lines" ? count : value;
};
