import {expect, test} from "vitest";
import {snapshots} from "../../loaders/snapshots.ts";
import {pages} from "./pages.ts";
import {withSite} from "./with-site.ts";

/** Pages whose queries are written by the reader, or that show saved outputs. */
const OTHERS = ["ask", "notebooks"];
/** Charts that follow a choice of the reader, drawn again for each: their frames stand on pages tested already. */
const all = (await pages()).filter((d) => !d.path.includes("?") && !OTHERS.includes(d.name));

const reader = withSite();

test.each(all)(
  "$name: every query shown runs on the published tables, every chart has one, every table a CSV",
  async ({path}) => {
    const {page, close} = await reader.open(path);
    if (path === "/explorer") await page.locator(".explorer-host[data-ready]").waitFor();
    const frames = page.locator("figure.finding:not(:has(.empty))");
    const bare: string[] = [];
    for (const frame of await frames.all()) {
      if (!(await frame.getByRole("button", {name: "Query"}).count()))
        bare.push(`no query: ${await frame.locator("h2").innerText()}`);
      if (!(await frame.getByRole("button", {name: "CSV"}).count()))
        bare.push(`no CSV: ${await frame.locator("h2").innerText()}`);
    }
    for (const table of await page.locator(".table:has(thead)").all())
      if (!(await table.getByRole("button", {name: "CSV"}).count()))
        bare.push(`no CSV: ${await table.locator(".scroll").first().getAttribute("aria-label")}`);
    await page.evaluate(() => {
      for (const button of document.querySelectorAll("button"))
        if (button.textContent!.trim() === "Query") button.click();
    });
    await page.waitForTimeout(100); // the explorer writes its query in the next frame
    const shown = await page.locator(".query:visible code").allTextContents();
    await close();
    const db = await snapshots();
    // What is shown as running in PostgreSQL too keeps to what both understand.
    for (const sql of shown)
      if (!sql.includes("meta.")) expect(sql).not.toMatch(/GROUP BY ALL|ORDER BY ALL|QUALIFY|\bmedian\(|EXCLUDE/);
    for (const sql of shown)
      await db.rows(`EXPLAIN ${sql}`).catch((cause: unknown) => bare.push(`${String(cause)}\n${sql}`));
    expect(bare).toEqual([]);
  }
);
