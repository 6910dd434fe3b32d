import {messageOf} from "../errors.ts";
import type {Client} from "../postgres/client.ts";
import {identifier} from "../warehouse/database.ts";
import {postgresChecksum} from "./checksum.ts";
import {type Manifest, served} from "./manifest.ts";
import {LIVE} from "./postgres-names.ts";
import {publicationIn} from "./postgres-swap.ts";

/** Faults of the live schema against the published snapshots: another run, missing tables, other rows or contents. */
export async function checkPostgres(client: Client, manifest: Manifest): Promise<string[]> {
  const live = await publicationIn(client);
  if (!live) return ["PostgreSQL holds no publication; run `smartshop db setup`"];
  if (live.run_id !== manifest.run_id)
    return [
      `PostgreSQL holds run ${live.run_id}, the snapshots are of run ${manifest.run_id}; run \`smartshop db setup\``
    ];
  const faults: string[] = [];
  await client.query("set timezone = 'UTC'");
  for (const {name, columns, rows, checksum} of served(manifest)) {
    try {
      const query = postgresChecksum(`${LIVE}.${identifier(`v_${name}`)}`, columns);
      const [found] = (await client.query<{row_count: number; checksum: string}>(query)).rows;
      if (found?.row_count !== rows)
        faults.push(`PostgreSQL has ${found?.row_count} rows, published were ${rows}: v_${name}`);
      else if (found.checksum !== checksum) faults.push(`PostgreSQL holds other values than were published: v_${name}`);
    } catch (error) {
      faults.push(`PostgreSQL view cannot be read: v_${name}: ${messageOf(error)}`);
    }
  }
  return faults;
}
