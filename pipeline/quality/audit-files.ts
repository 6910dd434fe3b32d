import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {SmartshopError} from "../errors.ts";
import {ROOT} from "../paths.ts";
import type {Audit} from "./audit-types.ts";

/** Folder of the audits that are written by hand. */
export const AUDIT_FOLDER = join(ROOT, "sql", "audits");

/**
 * Reads the audits of a folder. A file begins with comments `-- severity: error|warn`, `-- layer: …` and
 * `-- description: …`; the rest is one select that must return no row. Its name is the audit's.
 * @throws SmartshopError "settings" if a header is missing or says something else.
 */
export function loadAudits(folder: string = AUDIT_FOLDER): Audit[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const header = (key: string): string => {
        const found = new RegExp(`^-- ${key}: (.+)$`, "m").exec(text)?.[1]?.trim();
        if (!found) throw new SmartshopError("settings", `an audit lacks its header ${key}: ${file}`);
        return found;
      };
      const severity = header("severity");
      if (severity !== "error" && severity !== "warn")
        throw new SmartshopError("settings", `severity is error or warn, in ${file}: ${severity}`);
      return {
        name: file.slice(0, -4),
        severity,
        layer: header("layer"),
        description: header("description"),
        sql: text.trim().replace(/;$/, "")
      };
    });
}
