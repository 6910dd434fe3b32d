import jStat from "jstat";

/** How many standard deviations a two-sided normal interval of a level reaches: 1.96 for 0.95. */
export const reach = (level: number): number => jStat.normal.inv((1 + level) / 2, 0, 1);
