import type {AuditResult} from "../quality/audit-types.ts";
import type {PreviousRun} from "./build-types.ts";
import type {Database} from "./database.ts";
import {type ModelReport, shownName, type SqlModel} from "./model.ts";

/** What is known of the current run once its models are made. */
export interface CurrentRun {
  runId: string;
  now: Date;
  dataHash: string | null;
}

/**
 * Writes what a run is and what it made: `meta.run` and `meta.run_model` with the runs before it, `meta.model`.
 * The audits of freshness and volume read these.
 * @returns last day of the data and whether they are demo data.
 */
export async function writeRunTables(
  db: Database,
  current: CurrentRun,
  previous: readonly PreviousRun[],
  models: readonly SqlModel[],
  reports: readonly ModelReport[]
): Promise<{asOf: string | null; isDemo: boolean; rows: Record<string, number>}> {
  const [period] = await db.rows<{as_of: string | null}>("select as_of from dimensions.dim_period");
  const [source] = await db.rows<{is_demo: boolean | null}>("select bool_or(is_demo) as is_demo from raw.source");
  const asOf = period?.as_of ?? null;
  const isDemo = source?.is_demo ?? false;
  const raw = await db.rows<{name: string}>(
    `select 'raw.' || table_name as name from duckdb_tables()
     where database_name = current_database() and schema_name = 'raw' order by table_name`
  );
  const rows: Record<string, number> = {};
  for (const {name} of raw) {
    const [counted] = await db.rows<{n: number}>(`select count(*) as n from ${name}`);
    rows[name] = counted?.n ?? 0;
  }
  for (const report of reports) if (report.rows !== null) rows[report.name] = report.rows;

  const earlier = previous.filter((run) => run.runId !== current.runId);
  const runs = [
    ...earlier.map((r) => ({
      run_id: r.runId,
      made_at: r.finishedAt,
      as_of: r.asOf,
      is_demo: r.isDemo,
      is_current: false
    })),
    {run_id: current.runId, made_at: current.now.toISOString(), as_of: asOf, is_demo: isDemo, is_current: true}
  ];
  await insertJson(
    db,
    "meta.run",
    "run_id varchar, made_at timestamp, as_of date, is_demo boolean, is_current boolean, data_hash varchar",
    runs.map((run) => ({...run, data_hash: run.is_current ? current.dataHash : null}))
  );
  await insertJson(
    db,
    "meta.run_model",
    "run_id varchar, model varchar, row_count bigint",
    [...earlier, {runId: current.runId, rows}].flatMap((run) =>
      Object.entries(run.rows).map(([model, n]) => ({run_id: run.runId, model, row_count: n}))
    )
  );
  const docs = new Map(models.map((model) => [model.name, model]));
  await insertJson(
    db,
    "meta.model",
    `name varchar, layer varchar, kind varchar, materialized varchar, grain varchar, description varchar, file varchar,
     row_count bigint, milliseconds bigint, absent_because varchar`,
    reports.map((r) => ({
      name: shownName(r.name),
      layer: r.layer,
      kind: r.kind,
      materialized: r.materialized,
      grain: docs.get(r.name)?.doc.grain ?? null,
      description: docs.get(r.name)?.doc.description ?? null,
      file: docs.get(r.name)?.file ?? null,
      row_count: r.rows,
      milliseconds: r.milliseconds,
      absent_because: r.reason ?? null
    }))
  );
  return {asOf, isDemo, rows};
}

/** Writes `meta.audit_result`: this run's results with those of the runs before it. */
export async function writeAuditTable(
  db: Database,
  results: readonly AuditResult[],
  previous: readonly PreviousRun[]
): Promise<void> {
  const current = new Set(results.map((r) => r.runId));
  const history = previous.filter((run) => !current.has(run.runId)).flatMap((run) => run.audits);
  await insertJson(
    db,
    "meta.audit_result",
    `run_id varchar, audit varchar, severity varchar, layer varchar, description varchar, failed_rows bigint,
     verdict varchar, sample varchar, milliseconds bigint, checked_at timestamp, is_current boolean`,
    [...history, ...results].map((r) => ({
      run_id: r.runId,
      audit: r.audit,
      severity: r.severity,
      layer: r.layer,
      description: r.description,
      failed_rows: r.failedRows,
      verdict: r.verdict,
      sample: r.sample,
      milliseconds: r.milliseconds,
      checked_at: r.checkedAt,
      is_current: current.has(r.runId)
    }))
  );
}

/** Makes a table of plain objects, in one statement whatever their number. Columns are `name type, …`. */
export async function insertJson(db: Database, table: string, columns: string, rows: readonly object[]): Promise<void> {
  const fields = columns.split(",").map((column) => column.trim().split(/\s+/) as [name: string, type: string]);
  await db.run(`create or replace table ${table} (${columns})`);
  const shape = JSON.stringify([Object.fromEntries(fields.map(([name, type]) => [name, type.toUpperCase()]))]);
  const names = fields.map(([name]) => name).join(", ");
  await db.run(
    `insert into ${table} (${names})
     select ${fields.map(([name]) => `r.${name}`).join(", ")}
     from (select unnest(from_json(cast(? as json), '${shape}')) as r)`,
    [JSON.stringify(rows)]
  );
}
