import jStat from "jstat";

/** How many standard deviations a two-sided normal interval of a level reaches: 1.96 for 0.95. */
export const reach = (level: number): number => jStat.normal.inv((1 + level) / 2, 0, 1);

/** Chance of a standard normal value above `z`, right to about 1e-9 and 0 from z = 8 or so. */
export const normalTail = (z: number): number => 1 - jStat.normal.cdf(z, 0, 1);
