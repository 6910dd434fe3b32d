/** A delimited text in rows, with what was odd about them. */
export interface ParsedCsv {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows with another number of cells than the header; missing ones are empty, further ones are left out. */
  readonly uneven: number;
  /** Rows in which a quote that nothing closes was read as a letter. */
  readonly loose: number;
}

interface RowRead {
  readonly cells: string[];
  /** Position after the row's line break. */
  readonly end: number;
  /** Whether a quoted cell goes over a line break. */
  readonly long: boolean;
  /** Whether a quoted cell holds a quote that is neither doubled nor at its end, or never ends. */
  readonly odd: boolean;
  readonly open: boolean;
}

const QUOTE = '"';
const isBreak = (c: string | undefined): boolean => c === "\n" || c === "\r" || c === undefined;

/**
 * Parses CSV as files of shops are: RFC 4180, and beyond it spaces before a quote, quotes inside a cell that are not
 * doubled (`"Big" lamp`, `19" screen`), and a quote that is never closed, which would otherwise swallow the rows after
 * it: when a quoted cell runs over lines and the row comes out uneven or holds bare quotes, its first line is read
 * with quotes as letters, if that gives as many cells as the header has.
 */
export function parseCsv(text: string, delimiter: string): ParsedCsv {
  const first = readRow(text, 0, delimiter, true);
  const width = first.cells.length;
  const rows: string[][] = [];
  let [at, uneven, loose] = [first.end, 0, 0];
  let hopeless = false;
  while (at < text.length) {
    let row = readRow(text, at, delimiter, !hopeless);
    if (row.open) hopeless = true;
    if (row.open || (row.long && (row.odd || row.cells.length !== width))) {
      const plain = readRow(text, at, delimiter, false);
      if (row.open || plain.cells.length === width) {
        row = plain;
        loose++;
      }
    }
    at = row.end;
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    if (row.cells.length !== width) uneven++;
    rows.push(Array.from({length: width}, (_, i) => row.cells[i] ?? ""));
  }
  return {header: first.cells, rows, uneven, loose};
}

function readRow(text: string, start: number, delimiter: string, quotes: boolean): RowRead {
  const cells: string[] = [];
  let [at, long, odd, open] = [start, false, false, false];
  for (;;) {
    const quoted = quotes ? readQuoted(text, at, delimiter) : null;
    if (quoted) {
      cells.push(quoted.value);
      at = quoted.end;
      long ||= quoted.long;
      odd ||= quoted.odd;
      open ||= quoted.open;
    } else {
      let end = at;
      while (text[end] !== delimiter && !isBreak(text[end])) end++;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === delimiter) at++;
    else break;
  }
  if (text[at] === "\r") at++;
  if (text[at] === "\n") at++;
  return {cells, end: at, long, odd, open};
}

/** The quoted cell at a position; null where the cell does not begin with a quote. `end` is at its delimiter or break. */
function readQuoted(
  text: string,
  start: number,
  delimiter: string
): {value: string; end: number; long: boolean; odd: boolean; open: boolean} | null {
  let from = start;
  while (text[from] === " ") from++;
  if (text[from] !== QUOTE) return null;
  let [at, odd] = [from + 1, false];
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote < 0) return {value: text.slice(from + 1), end: text.length, long: true, odd: true, open: true};
    if (text[quote + 1] === QUOTE) {
      at = quote + 2;
      continue;
    }
    let after = quote + 1;
    while (text[after] === " ") after++;
    if (text[after] === delimiter || isBreak(text[after])) {
      const value = text.slice(from + 1, quote);
      return {value: value.replaceAll('""', QUOTE), end: after, long: /[\n\r]/.test(value), odd, open: false};
    }
    odd = true;
    at = quote + 1;
  }
}
