import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {basename, dirname, join, relative, resolve, sep} from "node:path";
import {messageOf, SmartshopError} from "../errors.ts";
import {literal, openDatabase} from "../warehouse/database.ts";
import {recognise} from "./recognise.ts";
import {readHead, sniffCsv} from "./sniff.ts";
import type {SourceFile, SourceFormat} from "./source-file.ts";

const FORMATS: [ending: RegExp, format: SourceFormat][] = [
  [/\.(csv|tsv|txt)(\.gz)?$/i, "csv"],
  [/\.json(\.gz)?$/i, "json"],
  [/\.parquet$/i, "parquet"]
];

/** Files that people take for data and that are not read as they are. */
const WORKBOOK = /\.(xlsx?|ods|zip)$/i;

/** Files that lie beside data and are none. */
const ASIDE = /^(DEMO\.json|README.*|LICEN[CS]E.*|\..*)$/i;

/**
 * Finds the data files of a folder and its direct subfolders, by their columns and not by their names, in name order.
 * Files that cannot be read, or are unlike anything we read, are among them, with `problem` or without `kind`.
 * @param folder a folder, or one file
 * @throws SmartshopError "input" when there is no such folder.
 */
export async function discover(folder: string): Promise<SourceFile[]> {
  const root = resolve(folder);
  if (!existsSync(root))
    throw new SmartshopError("input", `input folder is missing; make it or set SMARTSHOP_DATA: ${folder}`);
  const single = statSync(root).isFile();
  const base = single ? dirname(root) : root;
  const paths = single ? [root] : [...listFiles(root), ...subfolders(root).flatMap(listFiles)];
  const found = paths
    .map((path) => ({path, name: relative(base, path).split(sep).join("/")}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: SourceFile[] = [];
  for (const {path, name} of found) {
    const format = FORMATS.find(([ending]) => ending.test(name))?.[1];
    if (format) files.push(await look(path, name, format));
    else if (WORKBOOK.test(name))
      files.push({...unread(path, name, "csv"), notes: ["not read, it is a workbook or an archive: save it as CSV"]});
  }
  return markTwins(files);
}

const visible = (folder: string) => readdirSync(folder, {withFileTypes: true}).filter((e) => !e.name.startsWith("."));
const subfolders = (folder: string): string[] =>
  visible(folder).flatMap((e) => (statSync(join(folder, e.name)).isDirectory() ? [join(folder, e.name)] : []));
const listFiles = (folder: string): string[] =>
  visible(folder).flatMap((e) =>
    !ASIDE.test(e.name) && statSync(join(folder, e.name)).isFile() ? [join(folder, e.name)] : []
  );

const unread = (path: string, name: string, format: SourceFormat): SourceFile => ({
  path,
  name,
  bytes: statSync(path).size,
  format,
  kind: null,
  columns: {},
  header: [],
  isDemo: isDemo(dirname(path)),
  problem: null,
  notes: []
});

async function look(path: string, name: string, format: SourceFormat): Promise<SourceFile> {
  const file = unread(path, name, format);
  try {
    if (format === "parquet") file.header = await parquetColumns(path, name);
    else {
      file.head = await readHead(path, name);
      if (format === "json") file.header = jsonKeys(file.head.text);
      else {
        file.csv = sniffCsv(file.head.text);
        file.header = file.csv.header;
      }
    }
  } catch (error) {
    if (!(error instanceof SmartshopError)) throw error;
    return {...file, problem: error.message};
  }
  const {kind, columns, problem, notes} = recognise(file.header);
  return {
    ...file,
    kind,
    columns,
    problem: problem && `${problem}: ${name}`,
    notes: kind ? notes : [`not read, its columns are none of ours: ${file.header.slice(0, 12).join(", ")}`]
  };
}

/** Whether the folder is marked as made by the demo. */
function isDemo(folder: string): boolean {
  const mark = join(folder, "DEMO.json");
  if (!existsSync(mark)) return false;
  try {
    const said: unknown = JSON.parse(readFileSync(mark, "utf8"));
    return typeof said === "object" && said !== null && "demo" in said && said.demo === true;
  } catch (cause) {
    throw new SmartshopError("input", `DEMO.json is not JSON; make the demo again: ${messageOf(cause)}`, {cause});
  }
}

async function parquetColumns(path: string, name: string): Promise<string[]> {
  using db = await openDatabase();
  try {
    const rows = await db.rows<{name: string}>(`select column_name as name from (describe from ${parquet(path)})`);
    return rows.map((r) => r.name);
  } catch (cause) {
    throw new SmartshopError("input", `not a readable Parquet file; export it again: ${name}`, {cause});
  }
}

/** A Parquet file as a table expression. */
export const parquet = (path: string): string => `read_parquet(${literal(path)}, file_row_number = true)`;

/** The keys of the first object of a list; enough to recognise it. The whole is parsed when it is loaded. */
function jsonKeys(text: string): string[] {
  const first = /^\ufeff?\s*\[?\s*(\{[^]*)/.exec(text)?.[1];
  if (!first) return [];
  let depth = 0;
  const keys: string[] = [];
  for (const [token] of first.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && token.endsWith(":")) keys.push(String(JSON.parse(token.replace(/\s*:$/, ""))));
    if (depth === 0) break;
  }
  return keys;
}

/** `sales.csv` beside `sales.csv.gz` is one export twice: read both and every line would count double. */
function markTwins(files: SourceFile[]): SourceFile[] {
  const stem = (f: SourceFile): string => f.name.replace(/(\.(csv|tsv|txt|json|parquet|gz))+$/i, "").toLowerCase();
  return files.map((file) => {
    const twin = files.find((f) => f !== file && f.kind && f.kind === file.kind && stem(f) === stem(file));
    return !twin || file.problem
      ? file
      : {...file, problem: `the same file is there twice; keep one: ${file.name} and ${basename(twin.name)}`};
  });
}
