import {identifier, literal} from "../warehouse/database.ts";
import {type DateReading, timestampSql, YEARS} from "./dates.ts";
import {MAX_PRICE, MAX_QUANTITY, type NumberReading, numberSql} from "./numbers.ts";
import {type LoadedKind, NOT_EMPTY, SQL_TYPE, textColumns, TYPED, type TypedColumn} from "./tables.ts";

/** How one file's texts are read as values. */
export interface Reading {
  dates: DateReading;
  numbers: NumberReading;
}

/** Whether two readings make the same values of the same texts. */
export const sameReading = (a: Reading, b: Reading): boolean =>
  [...a.dates.formats].sort().join() === [...b.dates.formats].sort().join() &&
  (a.numbers.mark ?? ".") === (b.numbers.mark ?? ".");

/** SQL for the value of a typed column's text; null when it is none. Ranges are judged after, on few rows. */
function valueSql({from, kind}: TypedColumn, {dates, numbers}: Reading): string {
  if (kind === "time") return timestampSql(from, dates);
  if (kind === "date") return `cast(${timestampSql(from, dates)} as date)`;
  return numberSql(from, numbers, SQL_TYPE[kind]);
}

/** `13085.0`, as spreadsheets and pandas write it, is customer 13085. A leading zero shows that it is no number. */
const CUSTOMER_SQL = `case when ends_with(trim(customer_id), '.0') and not starts_with(trim(customer_id), '0')
  then coalesce(cast(try_cast(customer_id as bigint) as varchar), trim(customer_id))
  else nullif(trim(customer_id), '') end`;

/** SQL that adds a file's rows to its raw table, each with its values, null where they cannot be read. */
export function insertSql(kind: LoadedKind, rows: string, file: string, reading: Reading): string {
  const texts = textColumns(kind);
  const columns = [...texts, ...TYPED[kind].map((c) => c.name)].map(identifier).join(", ");
  const values = [
    ...texts.map((c) => (c === "customer_id" ? CUSTOMER_SQL : identifier(c))),
    ...TYPED[kind].map((c) => valueSql(c, reading))
  ];
  return `insert into raw.${identifier(kind)} (file, line, ${columns})
    select ${literal(file)}, line, ${values.join(", ")} from ${rows}`;
}

const empty = (column: string): string => `(${identifier(column)} is null or trim(${identifier(column)}) = '')`;

/** SQL that holds for values out of range, although they could be read. */
function beyondSql({from, name, kind}: TypedColumn, {numbers}: Reading): string {
  const v = identifier(name);
  switch (kind) {
    case "time":
    case "date":
      return `${v} not between '${YEARS[0]}-01-01' and '${YEARS[1]}-12-31'`;
    case "decimal":
      return `${v} not between -${MAX_PRICE} and ${MAX_PRICE}`;
    case "rating":
      return `${v} not between 1 and 5`;
    case "integer":
      return `(${v} not between -${MAX_QUANTITY} and ${MAX_QUANTITY} or ${broken(from, numbers)})`;
    case "sentiment":
      return `(${v} not in (0, 1) or ${broken(from, numbers)})`;
  }
}

/** SQL that holds where a number is not whole: casting it to an integer rounded it. Only few texts need the look. */
function broken(from: string, numbers: NumberReading): string {
  const exact = numberSql(from, numbers);
  const suspect = [".", ",", "e", "E"].map((c) => `contains(${identifier(from)}, '${c}')`).join(" or ");
  return `case when ${suspect} then ${exact} <> trunc(${exact}) else false end`;
}

/** SQL for what is wrong with a typed column's text; null when nothing is. */
function faultSql(column: TypedColumn, reading: Reading): string {
  const {from, kind, name, required} = column;
  const v = identifier(name);
  const say = (text: string) => `'${from} ${text}: "' || left(trim(${identifier(from)}), 40) || '"'`;
  const order = {iso: "", dmy: ", day first", mdy: ", month first"}[reading.dates.order ?? "iso"];
  const date = say(`is no date from ${YEARS[0]} to ${YEARS[1]}${order}`);
  const isNumber = `try_cast(${identifier(from)} as double) is not null`;
  const tail: Record<TypedColumn["kind"], string> = {
    time: `when ${v} is null or ${beyondSql(column, reading)} then ${date}`,
    date: `when ${v} is null or ${beyondSql(column, reading)} then ${date}`,
    integer: `when ${v} is not null and ${broken(from, reading.numbers)} then ${say("is not whole")}
      when ${beyondSql(column, reading)} or (${v} is null and ${isNumber}) then ${say(`is out of range (±${MAX_QUANTITY})`)}
      when ${v} is null then ${say("is not a number")}`,
    decimal: `when ${beyondSql(column, reading)} or (${v} is null and ${isNumber}) then ${say(`is out of range (±${MAX_PRICE})`)}
      when ${v} is null then ${say("is not a number")}`,
    rating: `when ${beyondSql(column, reading)} then ${say("is not from 1 to 5")}
      when ${v} is null then ${say("is not a number")}`,
    sentiment: `when ${v} is null or ${beyondSql(column, reading)} then ${say("is neither 0 nor 1")}`
  };
  return `case when ${empty(from)} then ${required ? `'${from} is empty'` : "null"} ${tail[kind]} end`;
}

/** SQL for moving a file's rows of which a value cannot be read, or an id is empty, into raw.reject. */
export function rejectSql(
  kind: LoadedKind,
  file: string,
  delimiter: string | null,
  reading: Reading
): {count: string; move: string} {
  const bad = [
    ...NOT_EMPTY[kind].map((c) => empty(c)),
    ...TYPED[kind].map((c) => {
      const fault = `(${identifier(c.name)} is null or ${beyondSql(c, reading)})`;
      return c.required ? fault : `(${fault} and not (${empty(c.from)}))`;
    })
  ].join(" or ");
  const faults = [
    ...NOT_EMPTY[kind].map((c) => `case when ${empty(c)} then '${c} is empty' end`),
    ...TYPED[kind].map((c) => faultSql(c, reading))
  ];
  const content = textColumns(kind).map((c) => `coalesce(${identifier(c)}, '')`);
  const table = `raw.${identifier(kind)}`;
  const where = `file = ${literal(file)} and (${bad})`;
  return {
    count: `select count(*) as n from ${table} where ${where}`,
    move: `insert into raw.reject (source, file, line, reason, content)
        select ${literal(kind)}, file, line, concat_ws('; ', ${faults.join(", ")}),
          left(concat_ws(${literal(delimiter ?? ",")}, ${content.join(", ")}), 2000)
        from ${table} where ${where} order by line;
      delete from ${table} where ${where};`
  };
}
