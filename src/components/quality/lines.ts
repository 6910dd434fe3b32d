import type {About} from "../../../loaders/about.ts";
import type {Counter} from "../../../loaders/quality.ts";
import type {Finding} from "../finding.js";
import {flow, flowHeight, type Band, type Flow, type FlowNode} from "../flow.js";
import * as f from "../format.js";
import {colour} from "../plot-defaults.js";

const READ = "rows in the files";

/** What the flow needs: the cleaning counters and the query that gives them. */
export interface Cleaning {
  about: About;
  counters: readonly Counter[];
  sql: {counters: string};
}

/** How the classes of lines are called, and where their lines end. */
const CLASSES: Record<string, {label: string; colour: string; to: string}> = {
  sale: {label: "Articles sold", colour: colour.sales, to: "sold"},
  service_sale: {label: "Services charged", colour: colour.service, to: "sold"},
  return: {label: "Articles returned", colour: colour.returns, to: "returned"},
  service_return: {label: "Services returned", colour: colour.service, to: "returned"},
  duplicate: {label: "Exact duplicates", colour: colour.lastYear, to: "apart"},
  rejected: {label: "Set aside", colour: colour.lastYear, to: "rejected"},
  "unreadable row": {label: "Unreadable rows", colour: colour.reject, to: "rejected"},
  "left out by the sample": {label: "Left out by the sample", colour: colour.lastYear, to: "apart"}
};
const ENDS: FlowNode[] = [
  {id: "sold", stage: 2, label: "Sale lines", colour: colour.sales},
  {id: "returned", stage: 2, label: "Return lines", colour: colour.returns},
  {id: "apart", stage: 2, label: "Set apart, counted once", colour: colour.lastYear}
];

/** Counters by kind. */
export const ofKind = (q: Cleaning, kind: string): Counter[] => q.counters.filter((d) => d.kind === kind);
/** Lines of a class. */
export const classLines = (q: Cleaning, rule: string): number =>
  ofKind(q, "class").find((d) => d.rule === rule)?.lines ?? 0;
/** All rows of the transaction files. */
export const rowsRead = (q: Cleaning): number => q.counters.find((d) => d.rule === READ)?.lines ?? 0;

function flowOf(q: Cleaning): Flow {
  const classes = ofKind(q, "class").filter((d) => d.lines > 0);
  const known = (d: Counter): (typeof CLASSES)[string] =>
    CLASSES[d.rule] ?? {label: d.rule, colour: colour.lastYear, to: "apart"};
  const place = (d: Counter): number => Object.keys(CLASSES).indexOf(d.rule);
  const ordered = [...classes].sort((a, b) => place(a) - place(b));
  const reasons = ofKind(q, "reject").filter((d) => d.lines > 0);
  const bands: Band[] = ordered.map((d) => ({from: "read", to: d.rule, value: d.lines}));
  for (const d of ordered)
    if (d.rule !== "rejected")
      bands.push({from: d.rule, to: known(d).to === "rejected" ? `why ${d.rule}` : known(d).to, value: d.lines});
  for (const d of reasons) bands.push({from: "rejected", to: `why ${d.rule}`, value: d.lines});
  const ends = reasons.map((d) => ({
    id: `why ${d.rule}`,
    stage: 2,
    label: f.sentenceCase(d.rule),
    colour: colour.lastYear
  }));
  return {
    unit: "lines",
    bands,
    nodes: [
      {id: "read", stage: 0, label: "Rows in the files", colour: colour.ink2},
      ...ordered.map((d) => ({id: d.rule, stage: 1, label: known(d).label, colour: known(d).colour})),
      ...ENDS,
      ...ends
    ]
  };
}

/** From the rows in the files to the facts: where every line ends. */
export function lines(q: Cleaning): Finding<Counter> {
  const all = rowsRead(q);
  const sold = classLines(q, "sale") + classLines(q, "service_sale");
  const top = ofKind(q, "reject").sort((a, b) => b.lines - a.lines)[0];
  const data = flowOf(q);
  return {
    title: `${f.percent(sold / all)} of the lines become sales${top ? `; ${f.percent(top.lines / all)} are set aside because of: ${top.rule}` : ""}`,
    subtitle:
      "Lines of the transaction files; every line ends in exactly one place. Heights are true to the number of lines",
    about: q.about,
    n: f.counted(all, "line"),
    file: "cleaning-counters",
    sql: q.sql.counters,
    height: flowHeight(data),
    rows: q.counters,
    columns: [
      {label: "Counter", value: (d) => d.rule},
      {label: "Kind", value: (d) => d.kind},
      {label: "Lines", value: (d) => d.lines, format: f.count},
      {label: "Value, £", value: (d) => d.value, format: f.pounds},
      {label: "Meaning", value: (d) => d.meaning, title: (d) => d.meaning}
    ],
    chart: (width) => flow("Lines from the files to the facts", data, width)
  };
}
