/** Most of a colour that a cell takes, so that ink on it stays readable in both themes. */
const MOST = 62;

/** Ground of a cell in a heat map: from paper to the colour, by a share from 0 to 1. Draw with `color: {type: "identity"}`. */
export const shade = (share: number, colour: string): string => {
  const part = (MOST * Math.min(1, Math.max(0, share))).toFixed(0);
  return `color-mix(in srgb, ${colour} ${part}%, var(--paper))`;
};
