import {mkdirSync} from "node:fs";
import {join} from "node:path";
import pino from "pino";
import type {Settings} from "../../config.ts";

/** Writes each statement that the guard refused, with the reason and who wrote it, to `blocked.jsonl` beside the runs. */
export function blockLog(settings: Settings): (sql: string, reason: string, source: string) => void {
  let log: pino.Logger | undefined;
  return (sql, reason, source) => {
    if (!log) {
      mkdirSync(settings.paths.runs, {recursive: true});
      const file = pino.destination({dest: join(settings.paths.runs, "blocked.jsonl"), sync: true});
      log = pino({base: null, timestamp: pino.stdTimeFunctions.isoTime}, file);
    }
    log.warn({sql: sql.slice(0, 2_000), reason, source}, "statement refused");
  };
}
