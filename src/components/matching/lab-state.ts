/** Which side of the comparison. */
export type Which = "left" | "right";

/** What the reader chose; a threshold is null while it is the strategy's own. */
export interface LabState {
  strategy: Record<Which, string>;
  threshold: Record<Which, number | null>;
}

const NAMES: Record<Which, [strategy: string, threshold: string]> = {left: ["left", "lt"], right: ["right", "rt"]};

/** Reads the state from the query string; what names no strategy is as at first. */
export function readLab(search: string, known: readonly string[], first: readonly [string, string]): LabState {
  const given = new URLSearchParams(search);
  const strategy = (name: string, fallback: string): string => {
    const value = given.get(name);
    return value && known.includes(value) ? value : fallback;
  };
  const threshold = (name: string): number | null => {
    const text = given.get(name);
    return text === null || text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
  };
  return {
    strategy: {left: strategy("left", first[0]), right: strategy("right", first[1])},
    threshold: {left: threshold("lt"), right: threshold("rt")}
  };
}

/** The query string with the state in it; what is as at first is left out. */
export function writeLab(search: string, state: LabState, first: readonly [string, string]): string {
  const next = new URLSearchParams(search);
  (["left", "right"] as const).forEach((side, i) => {
    const [strategy, threshold] = NAMES[side];
    if (state.strategy[side] === first[i] || state.strategy[side] === IMPORTED) next.delete(strategy);
    else next.set(strategy, state.strategy[side]);
    const t = state.threshold[side];
    if (t === null) next.delete(threshold);
    else next.set(threshold, String(Number(t.toPrecision(6))));
  });
  const text = next.toString();
  return text ? `?${text}` : "";
}

/** Name of the strategy that stands for pairs scored elsewhere; it lives in this page only. */
export const IMPORTED = "imported";
