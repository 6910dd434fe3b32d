import {SmartshopError} from "../errors.ts";
import {type Database, identifier, literal} from "../warehouse/database.ts";
import type {Earlier} from "./earlier.ts";
import {NotUtf8} from "./encoding.ts";
import {hashFile} from "./fingerprint.ts";
import {decideDates} from "./dates.ts";
import {parquet} from "./discover.ts";
import {decideDecimalMark} from "./numbers.ts";
import {PartLoader} from "./part-loader.ts";
import type {SourceFile, SourceReport} from "./source-file.ts";
import {mostlyMalformed, type Reject, spoolCsv, type Spooled, spoolTail} from "./spool.ts";
import {spoolJson} from "./spool-json.ts";
import {spoolRows} from "./spool-rows.ts";
import {type LoadedKind, textColumns, TYPED} from "./tables.ts";
import {insertSql, type Reading, rejectSql, sameReading} from "./typed-rows.ts";

/** A file's rows as text, ready to be typed. */
interface TextRows extends Omit<Spooled, "escaped" | "encoding"> {
  encoding: string | null;
  /** Table expressions with `line` and the kind's text columns: a file's parts. */
  rows: string[];
}

/**
 * Loads one file into its raw table.
 * @param earlier what the raw table holds of it from an earlier load
 * @throws SmartshopError "input" when it cannot be used.
 */
export async function loadFile(
  db: Database,
  file: SourceFile,
  kind: LoadedKind,
  spool: string,
  earlier?: Earlier
): Promise<SourceReport> {
  const loaded = `(select * from raw.${kind} where file = ${literal(file.name)})`;
  if (earlier?.state === "same") return {...earlier.report, isDemo: file.isDemo};
  const tail = earlier && (await tailRows(file, kind, spool, earlier));
  if (tail) {
    // What was read before is read as it was, and the whole decides once more, as it would if all of it were new.
    const guess = await decide(db, file, kind, loaded);
    for (const rows of tail.rows) await db.run(insertSql(kind, rows, file.name, guess));
    const reading = await decide(db, file, kind, loaded);
    if (sameReading(guess, reading)) return await settle(db, file, kind, loaded, tail, reading);
  }
  await clear(db, file, kind);
  // The texts are decided on as a whole, but reading a table is far cheaper than reading the spool once more: load by
  // what the first rows say, look at all texts in the table, and load again in the rare case that they say otherwise.
  const loader = new PartLoader({
    decide: (rows) => decide(db, file, kind, rows),
    insert: (rows, guess) => db.run(insertSql(kind, rows, file.name, guess)),
    clear: () => clear(db, file, kind)
  });
  let text: TextRows;
  let guess: Reading;
  try {
    text = await textRows(db, file, kind, spool, loader);
    guess = await loader.finish();
  } finally {
    await loader.settle();
  }
  const reading = await decide(db, file, kind, loaded);
  if (!reading.dates.fault && !sameReading(guess, reading)) {
    await clear(db, file, kind);
    for (const rows of text.rows) await db.run(insertSql(kind, rows, file.name, reading));
  }
  return await settle(db, file, kind, loaded, text, reading);
}

const clear = (db: Database, file: SourceFile, kind: LoadedKind): Promise<void> =>
  db.run(`delete from raw.${kind} where file = ${literal(file.name)}`);

/** Sets aside what cannot be read of a file's rows, and reports on them. */
async function settle(
  db: Database,
  file: SourceFile,
  kind: LoadedKind,
  loaded: string,
  text: TextRows,
  reading: Reading
): Promise<SourceReport> {
  const delimiter = file.csv?.delimiter ?? null;
  if (reading.dates.fault) throw new SmartshopError("input", `${reading.dates.fault}: ${file.name}`);
  await appendRejects(db, kind, file.name, text.rejects);
  const unreadable = rejectSql(kind, file.name, delimiter, reading);
  const [bad] = await db.rows<{n: number}>(unreadable.count);
  if (bad!.n > 0) await db.run(unreadable.move);
  const rowsLoaded = await count(db, loaded);
  const rowsRejected = await count(db, `raw.reject where source = '${kind}' and file = ${literal(file.name)}`);
  if (rowsRejected > rowsLoaded) throw mostlyMalformed(file.name, await firstReject(db, kind, file.name));
  return {
    source: kind,
    file: file.name,
    sha256: text.sha256,
    bytes: file.bytes,
    rowsRead: text.records,
    rowsLoaded,
    rowsRejected,
    rowsSampledOut: 0,
    lineUnit: file.format === "csv" ? "line" : "record",
    encoding: text.encoding,
    delimiter,
    dateOrder: reading.dates.order,
    decimalMark: reading.numbers.mark,
    isDemo: file.isDemo,
    notes: [
      ...file.notes,
      ...(text.records ? [] : ["warning: has a header and no row"]),
      ...(text.blank ? [`${text.blank} empty lines are passed over`] : []),
      ...reading.dates.notes,
      ...reading.numbers.notes
    ]
  };
}

/** Decides dates and decimal mark from the given rows. */
async function decide(db: Database, file: SourceFile, kind: LoadedKind, rows: string): Promise<Reading> {
  const time = TYPED[kind].find((c) => c.kind === "time" || c.kind === "date");
  const numeric = TYPED[kind].filter((c) => c !== time).map((c) => c.from);
  return {
    dates: time
      ? await decideDates(db, rows, time.from)
      : {order: null, formats: [], sure: true, notes: [], fault: null},
    numbers: await decideDecimalMark(db, rows, numeric, file.csv?.delimiter ?? null)
  };
}

/** The rows that a grown file has more than were loaded earlier; undefined where they can only be read with the rest. */
async function tailRows(
  file: SourceFile,
  kind: LoadedKind,
  spool: string,
  {report, sha256, nextLine}: Earlier
): Promise<TextRows | undefined> {
  if (!file.head || !file.csv) return undefined;
  const from = {byte: report.bytes, line: nextLine};
  try {
    const spooled = await spoolTail({...file, head: file.head, csv: file.csv}, spool, from);
    const rows = spoolRows(spool, placesOf(file, kind), file.csv.header.length, spooled.escaped);
    return {...spooled, sha256, records: report.rowsRead + spooled.records, rows: [rows]};
  } catch (error) {
    if (error instanceof NotUtf8 || error instanceof SmartshopError) return undefined;
    throw error;
  }
}

/** Place of each of the kind's text columns in a CSV file, null where it lacks one. */
const placesOf = (file: SourceFile, kind: LoadedKind): [string, number | null][] =>
  textColumns(kind).map((n) => [n, file.columns[n] ?? null]);

/** The file's rows as text; each part of them is handed to the loader as soon as it is there. */
async function textRows(
  db: Database,
  file: SourceFile,
  kind: LoadedKind,
  spool: string,
  loader: PartLoader
): Promise<TextRows> {
  const names = textColumns(kind);
  const whole = (text: Omit<TextRows, "rows">, rows: string): TextRows => {
    loader.add(rows);
    return {...text, rows: [rows]};
  };
  if (file.format === "parquet") {
    const {rows, ...text} = await parquetRows(db, file, names);
    return whole(text, rows);
  }
  if (!file.head) throw new Error(`not looked at by discover: ${file.name}`);
  if (file.csv) {
    const {csv} = file;
    let rows: string[] = [];
    const spooled = await spoolCsv({...file, head: file.head, csv}, spool, {
      onPart(path, escaped) {
        const part = spoolRows(path, placesOf(file, kind), csv.header.length, escaped);
        rows.push(part);
        loader.add(part);
      },
      onRestart() {
        rows = [];
        loader.restart();
      }
    });
    return {...spooled, rows};
  }
  const present = names.filter((n) => n in file.columns);
  const spooled = await spoolJson(
    {...file, head: file.head},
    present.map((n) => file.header[file.columns[n]!]!),
    spool
  );
  const at = names.map((n): [string, number | null] => [n, present.includes(n) ? present.indexOf(n) : null]);
  return whole(spooled, spoolRows(spool, at, present.length, spooled.escaped));
}

async function parquetRows(
  db: Database,
  file: SourceFile,
  names: string[]
): Promise<Omit<TextRows, "rows"> & {rows: string}> {
  const sha256 = await hashFile(file.path);

  const columns = names.map((n) => {
    const at = file.columns[n];
    return `${at === undefined ? "null::varchar" : `nullif(cast(${identifier(file.header[at]!)} as varchar), '')`} as ${identifier(n)}`;
  });
  const rows = `(select file_row_number + 1 as line, ${columns.join(", ")} from ${parquet(file.path)})`;
  return {sha256, encoding: null, records: await count(db, parquet(file.path)), rejects: [], blank: 0, rows};
}

async function count(db: Database, table: string): Promise<number> {
  const [row] = await db.rows<{n: number}>(`select count(*) as n from ${table}`);
  return row!.n;
}

async function appendRejects(db: Database, source: string, file: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return;
  const appender = await db.connection.createAppender("reject", "raw");
  for (const {line, reason, content} of rejects) {
    for (const text of [source, file]) appender.appendVarchar(text);
    appender.appendBigInt(BigInt(line));
    for (const text of [reason, content]) appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
}

async function firstReject(db: Database, source: string, file: string): Promise<Reject> {
  const [row] = await db.rows<Reject>(
    "select line, reason, content from raw.reject where source = $1 and file = $2 order by line limit 1",
    [source, file]
  );
  return row!;
}
