import {type Database, identifier} from "../warehouse/database.ts";

/** How the numbers of one file are read, decided once from all of them. */
export interface NumberReading {
  /** The mark before decimals; null when no number of the file has one. */
  mark: "." | "," | null;
  notes: string[];
}

/** Quantities beyond this are typing errors: the largest of the real shop is 80,995. */
export const MAX_QUANTITY = 1_000_000;
/** Prices beyond this are typing errors: the largest of the real shop is 38,970. */
export const MAX_PRICE = 10_000_000;

/** What one number tells: `1,5` is a decimal comma, `1,234.5` a point; `1,234` can be either. */
export function markOf(written: string): "." | "," | "either" | null {
  const text = written.replace(/[ \u00a0\u202f£€$]/g, "");
  if (!/^[+-]?[\d.,]+$/.test(text) || !/[.,]/.test(text)) return null;
  const marks = text.match(/[.,]/g)!;
  const last = marks.at(-1) as "." | ",";
  const other = last === "." ? "," : ".";
  if (marks.includes(other)) return last;
  if (marks.length > 1) return other;
  const [whole, rest] = text.replace(/^[+-]/, "").split(last) as [string, string];
  return rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? "either" : last;
}

/**
 * Decides the decimal mark of a file.
 * @param rows a table expression with `line` and the columns
 * @param delimiter of the file: `;` goes with a decimal comma where nothing else decides
 */
export async function decideDecimalMark(
  db: Database,
  rows: string,
  columns: readonly string[],
  delimiter: string | null
): Promise<NumberReading> {
  if (columns.length === 0) return {mark: null, notes: []};
  const has = (mark: string) => `count_if(${columns.map((c) => `contains(${identifier(c)}, '${mark}')`).join(" or ")})`;
  const [seen] = await db.rows<{comma: number; point: number}>(
    `select ${has(",")} as comma, ${has(".")} as point from ${rows}`
  );
  if (!seen?.comma) return {mark: seen?.point ? "." : null, notes: []};
  const found = await db.rows<{text: string; n: number; line: number}>(
    `select text, count(*) as n, min(line) as line
     from (${columns.map((c) => `select trim(${identifier(c)}) as text, line from ${rows}`).join(" union all ")})
     where contains(text, ',') or contains(text, '.') group by 1 order by n desc limit 100000`
  );
  const votes = {".": {n: 0, line: 0}, ",": {n: 0, line: 0}};
  for (const {text, n, line} of found) {
    const mark = markOf(text);
    if (mark !== "." && mark !== ",") continue;
    const vote = votes[mark];
    vote.line = vote.n ? Math.min(vote.line, line) : line;
    vote.n += n;
  }
  if (votes["."].n + votes[","].n === 0) {
    const mark = delimiter === ";" ? "," : ".";
    return {mark, notes: [`warning: numbers such as ${found[0]?.text} read both ways; ${NAME[mark]} is taken`]};
  }
  const mark = votes[","].n > votes["."].n ? "," : ".";
  const other = votes[mark === "," ? "." : ","];
  const against = other.n ? `; ${other.n} contradict, the first on line ${other.line}, and are set aside` : "";
  return {
    mark,
    notes: [`numbers have a ${NAME[mark]}: ${votes[mark].n} say so, the first on line ${votes[mark].line}${against}`]
  };
}

const NAME = {".": "decimal point", ",": "decimal comma"} as const;

/** Signs of money that may stand before a price or after it. */
const MONEY = "[£€$]";

/**
 * SQL for the number that a text column stands for, rounded to `type`; null when it is none. Thousands may be grouped
 * by the other mark or by a space; a price may bear a sign of money.
 * @param type an SQL type, by default prices to four decimals
 */
export function numberSql(column: string, reading: NumberReading, type = "decimal(18, 4)"): string {
  const text = identifier(column);
  const plain = readSql(text, reading, type);
  if (!type.startsWith("decimal")) return plain;
  const bare = `regexp_replace(regexp_replace(trim(${text}), '^([+-]?) *${MONEY} *', '\\1'), ' *${MONEY}$', '')`;
  return `coalesce(${plain}, case when regexp_matches(${text}, '${MONEY}') then ${readSql(bare, reading, type)} end)`;
}

function readSql(text: string, {mark}: NumberReading, type: string): string {
  const gap = ` \u00a0\u202f${mark === "," ? "." : ","}`;
  const bare = `regexp_replace(trim(${text}), '[${gap}]', '', 'g')`;
  const grouped = `regexp_full_match(trim(${text}), '[+-]?[0-9]{1,3}([${gap}][0-9]{3})+([${mark ?? "."}][0-9]+)?')`;
  const cast = (sql: string) => `try_cast(${sql} as ${type})`;
  // The plain cast comes first where it is right for nearly every row: it skips spaces by itself and is fastest.
  if (mark !== ",") return `coalesce(${cast(text)}, case when ${grouped} then ${cast(bare)} end)`;
  return `case when not contains(${text}, '.') and not contains(${text}, ',') then ${cast(text)}
    when ${grouped} then ${cast(`replace(${bare}, ',', '.')`)}
    when not contains(${text}, '.') then ${cast(`replace(${text}, ',', '.')`)} end`;
}
