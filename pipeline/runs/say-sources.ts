import {KIND_LABEL} from "../sources/kinds.ts";
import type {SourceFile, SourceReport} from "../sources/index.ts";
import type {Database} from "../warehouse/database.ts";
import {count} from "./reporter.ts";

/** What the input came to, in a few words. */
export function saySources(reports: readonly SourceReport[]): string {
  const sum = (of: (r: SourceReport) => number): number => reports.reduce((total, r) => total + of(r), 0);
  const sampledOut = sum((r) => r.rowsSampledOut);
  return `${count(sum((r) => r.rowsLoaded))} rows of ${reports.length} files, ${count(sum((r) => r.rowsRejected))} set aside${
    sampledOut ? `, ${count(sampledOut)} left out by SAMPLE_SIZE` : ""
  }`;
}

/**
 * What a reader should know about the input, one line each: files that are not read, what was decided for a whole file
 * and why, how many rows of it were set aside and the first of them.
 */
export async function remarksOnSources(
  db: Database,
  files: readonly SourceFile[],
  reports: readonly SourceReport[]
): Promise<string[]> {
  const rejects = await db.rows<{source: string; file: string; line: number; reason: string}>(
    `select source, file, min(line) as line, arg_min(reason, line) as reason from raw.reject group by source, file`
  );
  const rejected = ({source, file, lineUnit, rowsRejected}: SourceReport): string[] => {
    const first = rejects.find((r) => r.source === source && r.file === file);
    return first
      ? [`${count(rowsRejected)} rows are set aside; the first, ${lineUnit} ${first.line}: ${first.reason}`]
      : [];
  };
  const unread = files.filter((file) => !reports.some((report) => report.file === file.name));
  return [
    ...unread.flatMap(({name, kind, notes}) =>
      kind
        ? [`${name}: not read here, it holds ${KIND_LABEL[kind]}: lay it down in data/`]
        : notes.map((note) => `${name}: ${note}`)
    ),
    ...reports.flatMap((report) => [...report.notes, ...rejected(report)].map((remark) => `${report.file}: ${remark}`))
  ];
}
