import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/**
 * Mends every built page: Framework writes no language and forbids zooming, both of which an accessibility scan and
 * readers mind. Returns the number of pages.
 */
export async function finishPages(folder: string): Promise<number> {
  const pages = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  for (const file of pages) {
    const path = join(folder, file);
    const html = readFileSync(path, "utf8");
    writeFileSync(path, html.replace("<html>", '<html lang="en-GB">').replace(", maximum-scale=1", ""));
  }
  return pages.length;
}
