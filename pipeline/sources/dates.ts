import {type Database, identifier} from "../warehouse/database.ts";

/** How the dates of one file are read, decided once from all of them. */
export interface DateReading {
  /** Year first, day first or month first; null when the file has no date. */
  order: "iso" | "dmy" | "mdy" | null;
  /** strptime formats, in the order in which they are tried. */
  formats: string[];
  /** Whether a date tells, or none needs to: then more rows can only contradict. */
  sure: boolean;
  /** What was decided and why; one line each. */
  notes: string[];
  /** Set where the file contradicts itself so much that no reading is safe. */
  fault: string | null;
}

/** Share of the telling dates that may contradict the others before the file is refused. */
const CONTRADICTION = 0.01;

/** Years outside these are misreadings or typing errors. */
export const YEARS: readonly [first: number, last: number] = [1900, 2100];

const TIMES = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p", "%H:%M:%S.%f"];
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^\d{4}[/.-]\d{1,2}[/.-]\d{1,2}$/;
const NAMED = /^\d{1,2}([/.-])[A-Za-z]{3,9}\1(\d{4}|\d{2})$/;

/**
 * Decides how the dates of a column are read: a day above 12 tells day and month apart; where there is none, the order
 * of the lines does, if it runs forward under one reading alone; else day first (a British shop), with a warning.
 * @param rows a table expression with `line` and the text column
 */
export async function decideDates(db: Database, rows: string, column: string): Promise<DateReading> {
  const text = `trim(${identifier(column)})`;
  const days = await db.rows<{day: string; n: number; line: number}>(
    `select split_part(split_part(${text}, ' ', 1), 'T', 1) as day, count(*) as n, min(line) as line
     from ${rows} where ${text} <> '' group by 1 order by n desc limit 100000`
  );
  const first = {dmy: {n: 0, line: 0}, mdy: {n: 0, line: 0}};
  let iso = 0;
  let open = 0;
  const shapes = new Set<string>();
  for (const {day, n, line} of days) {
    const named = NAMED.exec(day);
    const numeric = NUMERIC.exec(day);
    if (YEAR_FIRST.test(day)) iso += n;
    else if (named) {
      shapes.add(`%d${named[1]}${day.length > 11 ? "%B" : "%b"}${named[1]}${named[2]!.length === 4 ? "%Y" : "%y"}`);
      iso += n;
    } else if (numeric) {
      const [, a, mark, b, year] = numeric;
      shapes.add(`<1>${mark}<2>${mark}${year!.length === 4 ? "%Y" : "%y"}`);
      const tells = Number(a) > 12 ? first.dmy : Number(b) > 12 ? first.mdy : null;
      if (!tells) open += n;
      else {
        tells.line = tells.n ? Math.min(tells.line, line) : line;
        tells.n += n;
      }
    }
  }
  const {dmy, mdy} = first;
  const formatsOf = (order: "dmy" | "mdy"): Promise<string[]> => {
    const days = [...shapes].map((s) =>
      s.replace("<1>", order === "dmy" ? "%d" : "%m").replace("<2>", order === "dmy" ? "%m" : "%d")
    );
    return ranked(
      db,
      rows,
      text,
      [...days, ...YEAR_FIRST_DAYS].flatMap((s) => [...TIMES.map((t) => `${s} ${t}`), s])
    );
  };
  if (dmy.n + mdy.n + open === 0)
    return {order: iso ? "iso" : null, formats: await formatsOf("dmy"), sure: true, notes: [], fault: null};
  const read = async (order: "dmy" | "mdy", note: string, sure = false, fault: string | null = null) => ({
    order,
    formats: await formatsOf(order),
    sure,
    notes: [note],
    fault
  });
  if (dmy.n + mdy.n > 0) {
    const order = dmy.n >= mdy.n ? "dmy" : "mdy";
    const [main, other] = order === "dmy" ? [dmy, mdy] : [mdy, dmy];
    const note = `dates are read ${NAME[order]}: ${main.n} say so, the first on line ${main.line}${
      other.n ? `; ${other.n} contradict, the first on line ${other.line}, and are set aside` : ""
    }`;
    const fault =
      other.n / (main.n + other.n) > CONTRADICTION
        ? `dates contradict each other: line ${main.line} is ${NAME[order]}, line ${other.line} ${NAME[order === "dmy" ? "mdy" : "dmy"]}; give them in one order`
        : null;
    return read(order, note, true, fault);
  }
  const steps = await backwardSteps(db, rows, text, await formatsOf("dmy"), await formatsOf("mdy"));
  if (Math.min(steps.dmy, steps.mdy) === 0 && steps.dmy !== steps.mdy) {
    const order = steps.dmy === 0 ? "dmy" : "mdy";
    return read(
      order,
      `dates are read ${NAME[order]}: no day is above 12, but only so do the lines run forward in time`
    );
  }
  return read("dmy", `warning: dates read both ways, nothing in the file decides; ${NAME.dmy} is taken`);
}

/**
 * Puts the formats that read most of the first rows first: each one that fails costs half a second a million rows.
 * Two-digit years stay ahead of all, as "%Y" would take "10" for the year 10.
 */
async function ranked(db: Database, rows: string, text: string, formats: string[]): Promise<string[]> {
  const [hits] = await db.rows<Record<string, number>>(
    `select ${formats.map((f, i) => `count(try_strptime(t, '${f}')) as f${i}`).join(", ")}
     from (select ${text} as t from ${rows} where ${text} <> '' limit 2000)`
  );
  const late = (format: string): number => Number(!format.includes("%y"));
  return formats
    .map((format, i) => ({format, n: hits![`f${i}`]!}))
    .sort((a, b) => late(a.format) - late(b.format) || b.n - a.n || (a.format < b.format ? -1 : 1))
    .map(({format}) => format);
}

const NAME = {dmy: "day first", mdy: "month first"} as const;
const YEAR_FIRST_DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"];

/** How often a line of the first 100,000 is earlier than the one before it, under each reading. */
async function backwardSteps(
  db: Database,
  rows: string,
  text: string,
  dmy: string[],
  mdy: string[]
): Promise<{dmy: number; mdy: number}> {
  const [found] = await db.rows<{dmy: number; mdy: number}>(
    `with read as (
       select line, try_strptime(${text}, ${list(dmy)}) as d, try_strptime(${text}, ${list(mdy)}) as m
       from (select * from ${rows} limit 100000)
     ), steps as (
       select d < lag(d) over (order by line) as d, m < lag(m) over (order by line) as m from read
     )
     select count(*) filter (where d) as dmy, count(*) filter (where m) as mdy from steps`
  );
  return found ?? {dmy: 0, mdy: 0};
}

const list = (formats: string[]): string => `[${formats.map((f) => `'${f}'`).join(", ")}]`;

/** SQL for the timestamp that a text column stands for; null when it is none. Its year is not judged. */
export function timestampSql(column: string, {order, formats}: DateReading): string {
  const cast = `try_cast(${identifier(column)} as timestamp)`;
  const parsed = `try_strptime(trim(${identifier(column)}), ${list(formats)})`;
  return order === "dmy" || order === "mdy" ? `coalesce(${parsed}, ${cast})` : `coalesce(${cast}, ${parsed})`;
}
