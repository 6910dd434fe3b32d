import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {snapshots, type Snapshots} from "./snapshots.ts";

/** One audit with its verdict now and in earlier runs. */
export interface Audit {
  audit: string;
  severity: string;
  layer: string;
  description: string;
  failed: number;
  verdict: string;
  sample: string | null;
  /** Verdicts by run, oldest first, by their first letter; "·" where the audit was not there. */
  history: string;
}
/** One run with its verdicts counted. */
export interface Run {
  run: string;
  /** When its warehouse was made, UTC. */
  made: string;
  pass: number;
  warn: number;
  fail: number;
}
/** One cleaning counter. Classes share out all lines; rules overlap. */
export interface Counter {
  rule: string;
  kind: string;
  lines: number;
  value: number | null;
  meaning: string;
}
/** A figure on how much a matching strategy links. */
export interface Coverage {
  strategy: string;
  metric: string;
  value: number;
}
/** A relation of the warehouse in the lineage's graph. */
export interface Model {
  name: string;
  layer: string;
  rows: number | null;
  grain: string;
  description: string;
  /** Relations it is made from. */
  from: string[];
}
/** A file that came in. */
export interface Source {
  source: string;
  file: string;
  bytes: number;
  rows: number;
  rejects: number;
  encoding: string | null;
  delimiter: string | null;
  dates: string | null;
  sha256: string;
  demo: boolean;
  /** What was decided for the whole file and why, and warnings; one a line. */
  notes: string | null;
}
/** Rows set aside for one reason. */
export interface Reason {
  source: string;
  reason: string;
  rows: number;
  amount: number | null;
}
export interface Quality {
  about: About;
  madeAt: string;
  strategy: string;
  audits: Audit[];
  auditCount: number;
  verdicts: {pass: number; warn: number; fail: number};
  layers: [layer: string, audits: number][];
  runs: Run[];
  counters: Counter[];
  coverage: Coverage[];
  metrics: Record<string, {value: number; unit: string; note: string}>;
  models: Model[];
  columnCount: number;
  relations: [relation: string, columns: number][];
  sources: Source[];
  reasons: Reason[];
  sql: typeof SQL;
}

const SQL = {
  counters: `SELECT rule, kind, lines, value, meaning
FROM meta.rule_count
ORDER BY kind, lines DESC`,
  coverage: `SELECT strategy, metric, value
FROM v_matching
WHERE metric LIKE '%_coverage'
ORDER BY strategy, metric`,
  audits: `SELECT audit, severity, layer, description, failed_rows, verdict
FROM meta.audit_result
WHERE is_current
ORDER BY verdict = 'pass', severity, layer, audit`,
  reasons: `SELECT source, reason, count(*) AS lines, sum(amount) AS value
FROM meta.cln_reject
GROUP BY source, reason
ORDER BY lines DESC`,
  sources: `SELECT source, file, bytes, row_count, reject_count, encoding, date_order, sha256, notes
FROM meta.source
ORDER BY row_count DESC`,
  runs: `SELECT run_id, verdict, count(*) AS audits
FROM meta.audit_result
GROUP BY run_id, verdict
ORDER BY run_id`
};

/** Runs whose verdicts are shown. */
const RUNS = 30;

/** All audits: what did not hold first, then by severity and name. */
export const audits = once(async (): Promise<Audit[]> => {
  const db = await snapshots();
  const runs = (await runsOf(db)).map((d) => d.run);
  const rows = await db.rows<Omit<Audit, "history"> & {past: {run: string; verdict: string}[]}>(
    `WITH audits AS (SELECT audit, any_value(severity) FILTER (is_current) AS severity, any_value(layer) FILTER (is_current) AS layer,
        any_value(description) FILTER (is_current) AS description, any_value(failed_rows) FILTER (is_current) AS failed,
        any_value(verdict) FILTER (is_current) AS verdict, any_value(sample) FILTER (is_current) AS sample,
        list({run: run_id, verdict: verdict}) AS past
      FROM meta.audit_result GROUP BY audit HAVING bool_or(is_current))
    SELECT * FROM audits ORDER BY verdict = 'pass', severity, layer, audit`
  );
  return rows.map(({past, ...d}) => {
    const by = new Map(past.map((p) => [p.run, p.verdict[0]!]));
    return {...d, history: runs.map((run) => by.get(run) ?? "·").join("")};
  });
});

const runsOf = async (db: Snapshots): Promise<Run[]> =>
  (
    await db.rows<Run>(
      `SELECT run_id AS run, max(checked_at)::VARCHAR AS made, count(*) FILTER (verdict = 'pass') AS pass,
        count(*) FILTER (verdict <> 'pass' AND severity = 'warn') AS warn, count(*) FILTER (verdict <> 'pass' AND severity <> 'warn') AS fail
      FROM meta.audit_result GROUP BY run_id ORDER BY made DESC LIMIT ${RUNS}`
    )
  ).reverse();

async function modelsOf(db: Snapshots): Promise<Model[]> {
  const edges = await db.rows<{relation: string; source: string}>(
    `SELECT DISTINCT relation, source_relation AS source FROM meta.lineage
    WHERE relation <> source_relation AND source_relation <> '' ORDER BY ALL`
  );
  const known = await db.rows<Omit<Model, "from">>(
    `SELECT name, layer, row_count AS rows, grain, description FROM meta.model WHERE absent_because IS NULL ORDER BY name`
  );
  const names = new Set(known.map((d) => d.name));
  const outside = [...new Set(edges.map((d) => d.source))].filter((name) => !names.has(name));
  const extra = outside.map((name) => ({
    name,
    layer: name.startsWith("raw.") ? "raw" : name.includes("/") ? "files" : (name.split(".")[0] ?? "other"),
    rows: null,
    grain: "",
    description: ""
  }));
  return [...extra, ...known].map((d) => ({
    ...d,
    from: edges.filter((e) => e.relation === d.name).map((e) => e.source)
  }));
}

/** Everything the page on data quality shows at first. */
export const quality = once(async (): Promise<Quality> => {
  const [db, facts, all] = await Promise.all([snapshots(), about(), audits()]);
  const run = await db.one<{made: string}>("SELECT made_at::VARCHAR AS made FROM meta.run WHERE is_current");
  const metrics = await db.rows<{metric: string; value: number; unit: string; note: string}>("FROM v_data_quality");
  const layers = new Map<string, number>();
  for (const {layer} of all) layers.set(layer, (layers.get(layer) ?? 0) + 1);
  const count = (of: (d: Audit) => boolean): number => all.filter(of).length;
  const relations = await db.rows<{relation: string; columns: number}>(
    "SELECT relation, count(*) AS columns FROM meta.dictionary GROUP BY relation ORDER BY relation"
  );
  return {
    about: facts,
    madeAt: run.made,
    strategy: (await db.one<{s: string}>("SELECT mdm_strategy AS s FROM meta.setting")).s,
    audits: all.slice(0, 25),
    auditCount: all.length,
    verdicts: {
      pass: count((d) => d.verdict === "pass"),
      warn: count((d) => d.verdict !== "pass" && d.severity === "warn"),
      fail: count((d) => d.verdict !== "pass" && d.severity !== "warn")
    },
    layers: [...layers],
    runs: await runsOf(db),
    counters: await db.rows<Counter>(
      `SELECT rule, kind, lines, value::DOUBLE AS value, meaning FROM (${SQL.counters})`
    ),
    coverage: (await db.has("matching")) ? await db.rows<Coverage>(SQL.coverage) : [],
    metrics: Object.fromEntries(metrics.map(({metric, ...d}) => [metric, d])),
    models: await modelsOf(db),
    columnCount: relations.reduce((sum, d) => sum + d.columns, 0),
    relations: relations.map((d) => [d.relation, d.columns]),
    sources: await db.rows<Source>(
      `SELECT source, file, bytes, row_count AS rows, reject_count AS rejects, encoding, delimiter, date_order AS dates, sha256,
        is_demo AS demo, notes FROM meta.source ORDER BY rows DESC`
    ),
    reasons: await db.rows<Reason>(
      `SELECT source, reason, count(*) AS rows, sum(amount)::DOUBLE AS amount FROM meta.cln_reject GROUP BY ALL ORDER BY rows DESC`
    ),
    sql: SQL
  };
});
