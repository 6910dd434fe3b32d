/** A CSV's cells, trimmed, row by row; quotes as usual, line breaks within them too. Blank rows are left out. */
export function readCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const end = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = (): void => {
    end();
    if (row.some((v) => v !== "")) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted) cell += c;
    else if (c === delimiter) end();
    else if (c === "\n" || c === "\r") endRow();
    else cell += c;
  }
  endRow();
  return rows;
}

/** The delimiter that a header uses most. */
export const delimiterOf = (header: string): string =>
  [",", ";", "\t", "|"].sort((a, b) => header.split(b).length - header.split(a).length)[0]!;
