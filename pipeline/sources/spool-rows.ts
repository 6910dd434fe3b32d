import {literal} from "../warehouse/database.ts";
import {ESCAPE, MAX_RECORD, UNIT} from "./scan-records.ts";

const unit = String.fromCharCode(UNIT);
const escape = String.fromCharCode(ESCAPE);

/**
 * A spool as a table expression: `line` and the given columns, as text; an empty field is null.
 * @param positions place of each column in the spool, from 0; null for one that the file lacks
 * @param width number of fields in the spool
 */
export function spoolRows(
  path: string,
  positions: [name: string, at: number | null][],
  width: number,
  escaped: boolean
): string {
  const fields = Array.from({length: width}, (_, i) => `'c${i}': 'varchar'`);
  const columns = positions.map(
    ([name, at]) => `${at === null ? "null::varchar" : read(`c${at}`, escaped)} as "${name}"`
  );
  return `(select line, ${columns.join(", ")} from read_csv(${literal(path)}, auto_detect = false, header = false,
    columns = {'line': 'bigint', ${fields.join(", ")}}, delim = '${unit}', quote = '', escape = '', comment = '',
    new_line = '\\n', max_line_size = ${4 * MAX_RECORD}))`;
}

function read(column: string, escaped: boolean): string {
  if (!escaped) return column;
  const marks: [code: string, letter: string][] = [
    ["n", "chr(10)"],
    ["r", "chr(13)"],
    ["f", `chr(${UNIT})`],
    ["e", `chr(${ESCAPE})`]
  ];
  // The escape's own code comes last, so that what it uncovers is not taken for another escape.
  return marks.reduce((sql, [code, letter]) => `replace(${sql}, '${escape}${code}', ${letter})`, column);
}
