import {mkdirSync} from "node:fs";
import {dirname} from "node:path";
import pino from "pino";

/** Where a run says what it does. */
export interface Reporter {
  /** A stage begins. */
  begin(stage: string): void;
  /** A word on the stage at work. */
  note(text: string): void;
  /** The stage ended. `rows` where it has a number of rows. */
  end(stage: string, seconds: number, detail: string): void;
  /** A line for the reader beside the stages. */
  say(text: string): void;
}

/** A reporter that says nothing. */
export const SILENT: Reporter = {begin() {}, note() {}, end() {}, say() {}};

/** A whole number as lines say it. */
export const count = (n: number): string => n.toLocaleString("en-GB");

/** A stream that lines are written to. `isTTY` decides whether a line may be overwritten. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** Stages as lines; on a terminal the stage at work is shown in one line that is written over. */
export function lineReporter(out: Output): Reporter {
  let stage = "";
  const passing = (text: string): void => {
    if (out.isTTY) out.write(`\r\x1b[2K${text.slice(0, (out.columns ?? 100) - 1)}`);
  };
  const line = (text: string): void => void out.write(`${out.isTTY ? "\r\x1b[2K" : ""}${text}\n`);
  return {
    begin(name) {
      stage = name;
      passing(`… ${name}`);
    },
    note: (text) => passing(`… ${stage}: ${text}`),
    end: (name, seconds, detail) => line(`${name.padEnd(12)}${seconds.toFixed(2).padStart(7)} s  ${detail}`.trimEnd()),
    say: line
  };
}

/** A run's log as JSON lines in a file, written at once so that a kill loses nothing. */
export function logReporter(file: string, level: string): Reporter & {close(): void} {
  mkdirSync(dirname(file), {recursive: true});
  const stream = pino.destination({dest: file, sync: true, append: true});
  const log = pino({level, base: {pid: process.pid}, timestamp: pino.stdTimeFunctions.isoTime}, stream);
  return {
    begin: (stage) => log.info({stage}, "begin"),
    note: (text) => log.debug(text),
    end: (stage, seconds, detail) => log.info({stage, seconds: Math.round(seconds * 1000) / 1000}, detail),
    say: (text) => log.info(text),
    close: () => stream.end()
  };
}

/** Says everything to each. */
export const allOf = (...reporters: Reporter[]): Reporter => ({
  begin: (stage) => reporters.forEach((r) => r.begin(stage)),
  note: (text) => reporters.forEach((r) => r.note(text)),
  end: (stage, seconds, detail) => reporters.forEach((r) => r.end(stage, seconds, detail)),
  say: (text) => reporters.forEach((r) => r.say(text))
});
