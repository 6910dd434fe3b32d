import {loadSettings} from "../pipeline/config.ts";
import {readManifest} from "../pipeline/publish/manifest.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** What every page says of its data: how old it is, where it comes from, whether it is real. */
export interface About {
  /** First and last day with a sale, ISO. */
  from: string;
  asOf: string;
  /** First day of the last month that is complete, ISO. */
  lastFullMonth: string;
  /** How the source is written under a chart. */
  source: string;
  /** Whether the data was made by our generator. */
  isDemo: boolean;
  /** The refresh that published the data. */
  runId: string;
}

/** The public file is known by its number of lines and its first and last day, whatever it is called. */
const UCI = {lines: [1_067_370, 1_067_371], from: "2009-12-01", asOf: "2011-12-09"};

/** Facts about the data, shared by all pages. */
export const about = once(async (): Promise<About> => {
  const db = await snapshots();
  const bounds = await db.one<{from: string; asOf: string; lastFullMonth: string | null}>(
    `SELECT min(sold_on) AS "from", max(sold_on) AS "asOf",
      (SELECT max(month) FROM v_month_kpi WHERE is_complete) AS "lastFullMonth" FROM v_day_kpi`
  );
  const run = readManifest(loadSettings().paths.snapshots);
  return {
    ...bounds,
    lastFullMonth: bounds.lastFullMonth ?? bounds.asOf.slice(0, 8) + "01",
    source: run.is_demo ? "demo data" : await sourceName(bounds),
    isDemo: run.is_demo,
    runId: run.run_id
  };
});

async function sourceName({from, asOf}: {from: string; asOf: string}): Promise<string> {
  const files = await filesOf(["transaction"]);
  const lines = files.reduce((sum, d) => sum + d.lines, 0);
  if (UCI.lines.includes(lines) && from === UCI.from && asOf === UCI.asOf) return "Online Retail II, UCI";
  return nameAll(files);
}

/** The files of some kinds, as they are written under a chart that is drawn from them alone. */
export async function sourceOf(kinds: readonly string[]): Promise<string> {
  return (await about()).isDemo ? "demo data" : nameAll(await filesOf(kinds));
}

interface File {
  file: string;
  lines: number;
}

async function filesOf(kinds: readonly string[]): Promise<File[]> {
  const db = await snapshots();
  if (!(await db.has("source"))) return [];
  const list = kinds.map((kind) => `'${kind}'`).join(", ");
  return await db.rows<File>(
    `SELECT file, row_count AS lines FROM meta.source WHERE source IN (${list}) ORDER BY file`
  );
}

const nameAll = (files: readonly File[]): string => files.map((d) => d.file).join(", ") || "own files";
