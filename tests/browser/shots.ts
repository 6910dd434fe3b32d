import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../../pipeline/paths.ts";
import {launch} from "./chromium.ts";
import {LOOKS, open, overflow, serious} from "./open.ts";
import {pages} from "./pages.ts";
import {serve} from "./server.ts";

// `npm run shots [name …]`: pictures of all pages, light and dark, wide and phone, and what is wrong with them.
const only = process.argv.slice(2);
const folder = join(ROOT, "data", "build", "shots");
mkdirSync(folder, {recursive: true});
const site = await serve(join(ROOT, "dist"));
const browser = await launch();
for (const {name, path} of await pages()) {
  if (only.length && !only.includes(name)) continue;
  for (const look of LOOKS) {
    const opened = await open(browser, site, path, look);
    const problems = [...opened.problems, ...(await overflow(opened.page)), ...(await serious(opened.page))];
    const file = `${name}-${look.width}-${look.scheme}.png`;
    await opened.page.screenshot({path: join(folder, file), fullPage: true});
    process.stdout.write(`${problems.length ? "FAIL" : "ok"} ${file}${problems.map((p) => `\n  ${p}`).join("")}\n`);
    if (problems.length) process.exitCode = 1;
    await opened.close();
  }
}
await browser.close();
await site.close();
