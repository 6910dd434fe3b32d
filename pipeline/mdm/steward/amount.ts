// The lab's form asks this file too (src/lib links to it), so that it takes no price that the refresh sets aside.

/** Whether a text is an amount such as 4.95. */
export const isAmount = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
