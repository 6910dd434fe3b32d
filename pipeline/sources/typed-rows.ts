import {identifier, literal} from "../warehouse/database.ts";
import {type DateReading, timestampSql, YEARS} from "./dates.ts";
import {MAX_PRICE, MAX_QUANTITY, type NumberReading, numberSql} from "./numbers.ts";
import {type LoadedKind, NOT_EMPTY, textColumns, TYPED, type TypedColumn} from "./tables.ts";

/** How one file's texts are read as values. */
export interface Reading {
  dates: DateReading;
  numbers: NumberReading;
}

const empty = (column: string): string => `coalesce(trim(${identifier(column)}), '') = ''`;

/** SQL for the value that a typed column's text stands for; null when it is none. */
const parsedSql = ({from, kind}: TypedColumn, reading: Reading): string =>
  kind === "time" || kind === "date" ? timestampSql(from, reading.dates) : numberSql(from, reading.numbers);

/** SQL for a typed column made of the parsed value `v`: null when that is out of range. */
function valueSql({kind}: TypedColumn, v: string): string {
  switch (kind) {
    case "time":
      return `case when ${v} between ${IN_YEARS} then ${v} end`;
    case "date":
      return `case when ${v} between ${IN_YEARS} then cast(${v} as date) end`;
    case "integer":
      return `case when ${v} = trunc(${v}) and ${v} between -${MAX_QUANTITY} and ${MAX_QUANTITY} then cast(${v} as integer) end`;
    case "decimal":
      return `case when ${v} between -${MAX_PRICE} and ${MAX_PRICE} then ${v} end`;
    case "rating":
      return `case when ${v} between 1 and 5 then cast(${v} as double) end`;
    case "sentiment":
      return `case when ${v} in (0, 1) then cast(${v} as integer) end`;
  }
}

const IN_YEARS = `timestamp '${YEARS[0]}-01-01' and timestamp '${YEARS[1]}-12-31 23:59:59.999999'`;

/** SQL for what is wrong with a typed column's text. */
function faultSql(column: TypedColumn, reading: Reading): string {
  const {from, kind, name} = column;
  const shown = `'"' || left(trim(${identifier(from)}), 40) || '"'`;
  const number = numberSql(from, reading.numbers);
  const beyond = (text: string) =>
    `when ${number} is not null or abs(try_cast(trim(${identifier(from)}) as double)) > ${MAX_PRICE} then '${from} ${text}: ' || ${shown}`;
  const other: Record<TypedColumn["kind"], string> = {
    time: `else '${from} is no date from ${YEARS[0]} to ${YEARS[1]}${said(reading.dates.order)}: ' || ${shown}`,
    date: `else '${from} is no date from ${YEARS[0]} to ${YEARS[1]}${said(reading.dates.order)}: ' || ${shown}`,
    integer: `when ${number} <> trunc(${number}) then '${from} is not whole: ' || ${shown} ${beyond(`is out of range (±${MAX_QUANTITY})`)} else '${from} is not a number: ' || ${shown}`,
    decimal: `${beyond(`is out of range (±${MAX_PRICE})`)} else '${from} is not a number: ' || ${shown}`,
    rating: `${beyond("is not from 1 to 5")} else '${from} is not a number: ' || ${shown}`,
    sentiment: `else '${from} is neither 0 nor 1: ' || ${shown}`
  };
  const missing = column.required ? `'${from} is empty'` : "null";
  return `case when ${identifier(name)} is not null then null when ${empty(from)} then ${missing} ${other[kind]} end`;
}

const said = (order: DateReading["order"]): string =>
  order === "dmy" ? ", day first" : order === "mdy" ? ", month first" : "";

/** SQL that holds for a row whose every value could be read. */
function soundSql(kind: LoadedKind): string {
  const parts = [
    ...NOT_EMPTY[kind].map((c) => `not (${empty(c)})`),
    ...TYPED[kind].map((c) =>
      c.required ? `${identifier(c.name)} is not null` : `(${identifier(c.name)} is not null or ${empty(c.from)})`
    )
  ];
  return parts.join(" and ");
}

/** `13085.0`, as spreadsheets and pandas write it, is customer 13085. */
const TEXT_SQL: Record<string, string> = {
  customer_id: `case when ends_with(trim("customer_id"), '.0')
    then regexp_replace(trim("customer_id"), '^([0-9]+)\\.0$', '\\1') else nullif(trim("customer_id"), '') end`
};

/** SQL statements that move one file's rows into its raw table, and those that cannot be read into raw.reject. */
export function loadSql(
  kind: LoadedKind,
  rows: string,
  file: string,
  delimiter: string | null,
  reading: Reading
): {load: string; reject: string} {
  const texts = textColumns(kind);
  // Parsed in an inner select, so that each text is parsed once however often its value is compared.
  const parsed = TYPED[kind].map((c, i) => `, ${parsedSql(c, reading)} as v${i}`).join("");
  const values = TYPED[kind].map((c, i) => `, ${valueSql(c, `v${i}`)} as ${identifier(c.name)}`).join("");
  const typed = `select *${values} from (select *${parsed} from ${rows})`;
  const faults = [
    ...NOT_EMPTY[kind].map((c) => `case when ${empty(c)} then '${c} is empty' end`),
    ...TYPED[kind].map((c) => faultSql(c, reading))
  ];
  const columns = [...texts, ...TYPED[kind].map((c) => c.name)].map(identifier).join(", ");
  const selected = [
    ...texts.map((c) => TEXT_SQL[`${kind === "transaction" ? c : ""}`] ?? identifier(c)),
    ...TYPED[kind].map((c) => identifier(c.name))
  ].join(", ");
  const content = texts.map((c) => `coalesce(${identifier(c)}, '')`).join(", ");
  return {
    load: `insert into raw.${identifier(kind)} (file, line, ${columns})
      select ${literal(file)}, line, ${selected} from (${typed}) where ${soundSql(kind)}`,
    reject: `insert into raw.reject (source, file, line, reason, content)
      select ${literal(kind)}, ${literal(file)}, line, concat_ws('; ', ${faults.join(", ")}),
        left(concat_ws(${literal(delimiter ?? ",")}, ${content}), 2000)
      from (${typed}) where not (${soundSql(kind)})`
  };
}
