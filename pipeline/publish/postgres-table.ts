import {createReadStream, rmSync} from "node:fs";
import {pipeline} from "node:stream/promises";
import {from as copyFrom} from "pg-copy-streams";
import {SmartshopError} from "../errors.ts";
import {type Client, inTransaction} from "../postgres/client.ts";
import {statements} from "../postgres/statements.ts";
import {type Database, identifier, literal} from "../warehouse/database.ts";
import {postgresChecksum} from "./checksum.ts";
import {copyList, mapType} from "./columns.ts";
import type {Written} from "./snapshots.ts";
import {NEXT} from "./postgres-names.ts";

/** Where a table comes from and through what it goes. */
export interface TableSource {
  snapshot: Written;
  /** The Parquet file. */
  path: string;
  /** A file for the lines on their way; removed after. */
  temporary: string;
  /** Whether the server can index names by trigrams. */
  trigrams: boolean;
}

/**
 * Makes one table of the next publication from its snapshot: COPY, then keys and indexes from
 * `sql/postgres/{tables,trigrams}/<name>.sql`, and the view; then compares rows and checksum with the snapshot's.
 * DuckDB writes the lines into a file, which is streamed: faster than making them in JavaScript, and in little memory.
 * @throws SmartshopError "postgres" when the table does not hold what the snapshot holds.
 */
export async function loadTable(
  client: Client,
  db: Database,
  {snapshot, path, temporary, trigrams}: TableSource
): Promise<void> {
  const {name, columns} = snapshot;
  const table = `${NEXT}.${identifier(name)}`;
  const lines = db.run(
    `copy (select ${copyList(columns)} from read_parquet(${literal(path)})) to ${literal(temporary)} ` +
      "(format csv, header false, nullstr '')"
  );
  try {
    // The table is filled in the transaction that made it: the server then writes no log for its rows.
    await inTransaction(client, async () => {
      await client.query(`create table ${table} (${columns.map(definition).join(", ")})`);
      await lines;
      const stream = client.query(copyFrom(`copy ${table} from stdin (format csv)`));
      await pipeline(createReadStream(temporary, {highWaterMark: 1 << 18}), stream);
      await client.query(`set local search_path = ${NEXT}, public`);
      await client.query(statements(`tables/${name}`) ?? "");
      if (trigrams) await client.query(statements(`trigrams/${name}`) ?? "");
      await client.query(`create view ${identifier(`v_${name}`)} as select * from ${table}`);
    });
  } finally {
    await lines.catch(() => undefined);
    rmSync(temporary, {force: true});
  }
  const {rows} = await client.query<{row_count: number; checksum: string}>(postgresChecksum(table, columns));
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
