import {pipeline} from "node:stream/promises";
import {from as copyFrom} from "pg-copy-streams";
import {SmartshopError} from "../errors.ts";
import {type Client, inTransaction} from "../postgres/client.ts";
import {statements} from "../postgres/statements.ts";
import {type Database, identifier} from "../warehouse/database.ts";
import {postgresChecksum} from "./checksum.ts";
import {mapType} from "./columns.ts";
import {csvLines} from "./csv-lines.ts";
import type {Written} from "./snapshots.ts";
import {NEXT} from "./postgres-names.ts";

/** What a table is loaded with. */
export interface Loader {
  /** Fills and indexes the table. */
  client: Client;
  /** Reads the table back while it is indexed. */
  judge: Client;
  /** Makes the lines. */
  db: Database;
}

/** Where a table comes from and through what it goes. */
export interface TableSource {
  snapshot: Written;
  /** The Parquet file. */
  path: string;
  /** Begins the names of the files for lines on their way; removed after. */
  temporary: string;
  /** Whether the server can index names by trigrams. */
  trigrams: boolean;
}

/**
 * Makes one table of the next publication from its snapshot: COPY, then keys, view and indexes from
 * `sql/postgres/{tables,indexes,trigrams}/<name>.sql`; and compares rows and checksum with the snapshot's.
 * @throws SmartshopError "postgres" when the table does not hold what the snapshot holds.
 */
export async function loadTable(loader: Loader, {snapshot, path, temporary, trigrams}: TableSource): Promise<void> {
  const {client, db} = loader;
  const {name, columns, rows} = snapshot;
  const table = `${NEXT}.${identifier(name)}`;
  const lines = csvLines(db, {path, columns, rows, temporary});
  try {
    // The table is filled in the transaction that made it: the server then writes no log for its rows.
    await inTransaction(client, async () => {
      await client.query(`create table ${table} (${columns.map(definition).join(", ")})`);
      await pipeline(lines, client.query(copyFrom(`copy ${table} from stdin (format csv)`)));
      await client.query(`set local search_path = ${NEXT}, public`);
      await client.query(statements(`tables/${name}`) ?? "");
      await client.query(`create view ${identifier(`v_${name}`)} as select * from ${table}`);
    });
  } finally {
    await lines.return();
  }
  const both = await Promise.allSettled([compare(loader, table, snapshot), index(loader, name, trigrams)]);
  for (const one of both) if (one.status === "rejected") throw one.reason;
}

/** Makes a table's indexes, which only reading needs. */
async function index({client}: Loader, name: string, trigrams: boolean): Promise<void> {
  const wanted = [statements(`indexes/${name}`), trigrams ? statements(`trigrams/${name}`) : undefined];
  const text = wanted.join("");
  if (text)
    await inTransaction(client, async () => {
      await client.query(`set local search_path = ${NEXT}, public`);
      await client.query(text);
    });
}

async function compare({judge}: Loader, table: string, snapshot: Written): Promise<void> {
  const {name, columns} = snapshot;
  const {rows} = await judge.query<{row_count: number; checksum: string}>(postgresChecksum(table, columns));
  const [found] = rows;
  const checksum = await snapshot.checksum;
  if (found?.row_count !== snapshot.rows || found.checksum !== checksum)
    throw new SmartshopError(
      "postgres",
      `PostgreSQL does not hold what was published: ${name} has ${found?.row_count ?? 0} rows (checksum ` +
        `${found?.checksum ?? "none"}), its snapshot ${snapshot.rows} (${checksum})`
    );
}

const definition = ({name, type}: Written["columns"][number]): string =>
  `${identifier(name)} ${mapType(type).postgres}`;
