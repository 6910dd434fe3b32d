import {html} from "htl";

const parts = (text: string): string[] => text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
const isWord = (part: string): boolean => /[\p{L}\p{N}]/u.test(part);

/** Whether two words differ by one letter at most, or one is the start of the other (an abbreviation, a joined word). */
function near(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3) return false;
  if (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0,
    j = 0;
  while (a[i] === b[i] && i < a.length) ++i;
  while (a.at(-1 - j) === b.at(-1 - j) && j < Math.min(a.length, b.length) - i) ++j;
  return Math.max(a.length, b.length) - i - j <= 1;
}

/** Both texts with the words that only one side has marked, and near spellings marked more softly. */
export function tokenDiff(left: string, right: string): [HTMLElement, HTMLElement] {
  const side = (own: string, other: string): HTMLElement => {
    const theirs = parts(other)
      .filter(isWord)
      .map((w) => w.toLowerCase());
    return html`<span class="tokens"
      >${parts(own).map((part) => {
        const word = part.toLowerCase();
        if (!isWord(part) || theirs.includes(word)) return part;
        return theirs.some((w) => near(word, w))
          ? html`<mark class="near" title="near spelling on the other side">${part}</mark>`
          : html`<mark title="only on this side">${part}</mark>`;
      })}</span
    >`;
  };
  return [side(left, right), side(right, left)];
}
