import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {about} from "../../loaders/about.ts";
import {records, runs} from "../../loaders/lab-records.ts";
import {lab} from "../../loaders/lab.ts";
import {snapshots} from "../../loaders/snapshots.ts";
import {loadSettings} from "../../pipeline/config.ts";
import {loadSet} from "../../pipeline/mdm/evaluate/load-set.ts";
import {measureSet} from "../../pipeline/mdm/evaluate/measure.ts";
import {changeReport} from "../../pipeline/mdm/change/report.ts";
import {strategyFigures} from "../../pipeline/mdm/change/figures.ts";
import {count, percent, ratio3, wholePounds} from "../../src/components/format.ts";
import {curveSql, reliabilitySql} from "../../src/components/matching/queries.ts";
import {withSite} from "./with-site.ts";

const known = await runs();
const {isDemo} = await about();
const reader = withSite();

/** The measures of one side as they stand on the page, by label. */
const measuresOf = (page: Page, which: "left" | "right"): Promise<Record<string, string[]>> =>
  page.evaluate(
    (side) =>
      Object.fromEntries(
        [...document.querySelectorAll(`[aria-label="${side} strategy"] .metric`)].map((d) => [
          d.querySelector("dt")!.textContent!,
          [...d.querySelectorAll("dd")].map((v) => (v as HTMLElement).innerText.trim())
        ])
      ),
    which
  );
const title = (page: Page): Promise<string> => page.locator("#disagreements").innerText();

describe.skipIf(!known.length)("the matching lab", () => {
  test.skipIf(!isDemo)("shows the measures that smartshop mdm eval demo prints, to the digit", async () => {
    const {counts, differences} = await lab();
    if (counts.words || differences.struck.length) return; // the refresh obeyed stewards, which a measure must not
    const set = await loadSet("demo", {shared: "", demo: loadSettings().paths.demo});
    for (const strategy of ["fuzzy", "probabilistic", "hybrid"] as const) {
      const run = known.find((d) => d.strategy === strategy);
      if (!run) continue;
      const m = JSON.parse(JSON.stringify(await measureSet(set, {strategy, evidence: false}))) as Awaited<
        ReturnType<typeof measureSet>
      >;
      const bins = (await lab()).reliability[strategy];
      if (bins)
        expect(bins.map((d) => [d.pairs, (d.right / d.pairs).toFixed(6), d.expected.toFixed(6)])).toEqual(
          m.reliability.map((d) => [d.pairs, d.right.toFixed(6), d.mean.toFixed(6)])
        );
      await reader.using(`/matching?right=${strategy}`, async (page) => {
        const shown = async (): Promise<string[]> => {
          const of = await measuresOf(page, "right");
          return ["Precision", "Recall", "F1"].flatMap((name) =>
            of[name]!.filter((v) => !v.startsWith("0\n") && !v.startsWith("0.5\n"))
          );
        };
        const range = ([low, high]: readonly [number, number]): string => `${ratio3(low)}–${ratio3(high)}`;
        await expect
          .poll(shown)
          .toEqual([
            ...[
              ratio3(m.precision),
              range(m.intervals.precision),
              `${count(m.right)} of ${count(m.found)} links right`
            ],
            ...[ratio3(m.recall), range(m.intervals.recall), `${count(m.right)} of ${count(m.truth)} found`],
            ...[ratio3(m.f1), range(m.intervals.f1), "of both"]
          ]);
      });
    }
  });

  test("shows the figures that smartshop mdm figures prints, under every strategy", async () => {
    const printed = await strategyFigures(loadSettings());
    const left = printed.find((d) => d.strategy === "fuzzy");
    for (const right of printed.filter((d) => d.strategy !== "poc")) {
      const expected = [left ?? right, right].map(({articleCoverage, figures: k}) => ({
        "Revenue matched": wholePounds(k.revenue_linked),
        "Share of revenue": percent(k.revenue_share),
        "Share of articles": percent(articleCoverage),
        "Listings linked": count(k.listings_linked),
        "Reviews linked": count(k.reviews_linked),
        "Mean rating": k.rating_mean?.toFixed(3) ?? "–",
        "Critical alerts": count(k.critical_alerts),
        "Watch alerts": count(k.watch_alerts)
      }));
      await reader.using(`/matching?left=${(left ?? right).strategy}&right=${right.strategy}`, async (page) => {
        const shown = (): Promise<Record<string, string>[]> =>
          page.locator(".effect tbody tr").evaluateAll((rows) =>
            [1, 2].map((side) =>
              Object.fromEntries(
                rows.map((row) => {
                  const {row: name} = (row as HTMLElement).dataset;
                  return [name!, (row.children[side] as HTMLElement).innerText.trim()];
                })
              )
            )
          );
        await expect.poll(shown).toMatchObject(expected);
        const of = await measuresOf(page, "right");
        expect(of.Articles![0]).toBe(percent(right.articleCoverage));
        expect(of.Revenue![0]).toBe(percent(right.figures.revenue_share));
      });
    }
  });

  test("shows the changes that smartshop mdm changes prints", async () => {
    const {kpis, links} = await changeReport(loadSettings());
    const {changes} = await lab();
    const order = <Row extends {kpi: string}>(rows: readonly Row[]): Row[] =>
      [...rows].sort((a, b) => (a.kpi < b.kpi ? -1 : 1));
    expect(order(changes.kpis)).toMatchObject(order(kpis));
    expect(changes.total).toBe(links.length);
    if (!kpis.length) return; // nothing to compare with
    const after = kpis.find(({kpi}) => kpi === "revenue_linked")!.after!;
    await reader.using("/matching", async (page) =>
      expect(await page.locator("#changes tbody").first().innerText()).toContain(wholePounds(after))
    );
  });

  test("a threshold moved links anew: figures, titles and URL follow, search in the table stays, in 100 ms", async () => {
    await reader.using("/matching", async (page) => {
      const table = page.locator("section", {has: page.locator("#disagreements")}).locator(".table");
      await table.locator("input[type=search]").fill("set");
      const before = [await title(page), JSON.stringify(await measuresOf(page, "right"))];
      const slider = page.locator('[aria-label="right strategy"] input[type=range]');
      await slider.focus();
      // The first press fetches the candidates; from then on every press moves at once.
      const moved = async (): Promise<string | null> => {
        await slider.press("PageUp");
        return page.locator(".lab").getAttribute("data-move-ms");
      };
      await expect.poll(moved, {interval: 300}).not.toBeNull();
      for (const key of ["PageUp", "PageUp", "PageUp"]) await slider.press(key);
      await expect.poll(() => page.url()).toContain("rt=");
      await expect.poll(async () => JSON.stringify(await measuresOf(page, "right"))).not.toBe(before[1]);
      expect(await title(page)).not.toBe(before[0]);
      expect(await table.locator("input[type=search]").inputValue()).toBe("set");
      const names = await table.locator("tbody tr td:first-child").allInnerTexts();
      expect(names.length).toBeGreaterThan(0);
      const times: number[][] = [];
      for (const key of ["PageDown", "PageUp", "PageDown", "PageUp", "PageDown"]) {
        await slider.press(key);
        await page.waitForTimeout(120);
        times.push(await page.locator(".lab").evaluate((d) => [Number(d.dataset.engineMs), Number(d.dataset.moveMs)]));
      }
      const median = (i: number): number => times.map((d) => d[i]!).sort((a, b) => a - b)[2]!;
      const {articles, listings} = await records();
      process.stdout.write(
        `lab: a move takes ${median(1)} ms, ${median(0)} of them linking and measuring, of ${articles.code.length} × ${listings.id.length}\n`
      );
      expect(median(1)).toBeLessThan(100);
      await page.getByRole("button", {name: "As refreshed"}).last().click();
      await expect.poll(async () => JSON.stringify(await measuresOf(page, "right"))).toBe(before[1]);
      expect(page.url()).not.toContain("rt=");
    });
  });

  test("the queries of its charts give what they draw", async () => {
    const {first, reliability} = await lab();
    if (!first?.truth) return; // no truth is known
    const db = await snapshots();
    const sides = [first.left, first.right];
    const points = await db.rows<{strategy: string; threshold: number; precision: number; recall: number}>(
      curveSql(sides.map((d) => d.strategy))
    );
    for (const {strategy, threshold, truthful} of sides) {
      const own = points.filter((d) => d.strategy === strategy && d.threshold >= threshold).at(-1)!;
      expect(own.precision).toBeCloseTo(truthful!.precision.value, 9);
      expect(own.recall).toBeCloseTo(truthful!.recall.value, 9);
    }
    const names = Object.keys(reliability).sort();
    const tenths = await db.rows<{probability_from: number; pairs: bigint; expected: number; true_share: number}>(
      reliabilitySql(names)
    );
    const write = (from: number, pairs: number, expected: number, share: number): string =>
      [from.toFixed(1), pairs, expected.toFixed(6), share.toFixed(6)].join(" ");
    expect(tenths.map((d) => write(d.probability_from, Number(d.pairs), d.expected, d.true_share))).toEqual(
      names.flatMap((name) => reliability[name]!.map((d) => write(d.from, d.pairs, d.expected, d.right / d.pairs)))
    );
  });

  test("a point of a chart tells its exact values under the pointer and by keyboard", async () => {
    await reader.using("/matching", async (page) => {
      const charts = page.locator("svg.shares");
      if (!(await charts.count())) return; // no truth is known
      const measured = await measuresOf(page, "right");
      const point = charts.first().locator("circle").last();
      await point.hover();
      await expect.poll(() => charts.first().textContent()).toContain(`precision ${measured.Precision![0]} (`);
      await page.mouse.move(0, 0);
      await expect.poll(() => charts.first().textContent()).not.toContain(`precision ${measured.Precision![0]}`);
      await point.focus();
      await expect.poll(() => charts.first().textContent()).toContain(`recall ${measured.Recall![0]} (`);
    });
  });

  test("tables hold as many rows as their titles say, those that the page did not come with too", async () => {
    await reader.using("/matching", async (page) => {
      const number = async (text: Promise<string>): Promise<number> =>
        Number(/([\d,]+)/.exec(await text)![1]!.replaceAll(",", ""));
      const section = page.locator("section", {has: page.locator("#disagreements")});
      const differ = await number(section.locator("h2").innerText());
      const more = section.locator(".table button", {hasText: /^Show all/});
      expect(await number(more.innerText())).toBe(differ);
      await more.click();
      await expect.poll(() => section.locator("tbody tr[data-row], tbody tr").count()).toBeGreaterThan(24);
      const flips = page.locator("section.finding", {hasText: "Alerts that differ"}).first();
      const all = await number(flips.locator("h2").innerText());
      const button = flips.locator(".table button", {hasText: /^Show all/});
      if (await button.count()) expect(await number(button.innerText())).toBe(all);
    });
  });

  test("pairs are judged by keyboard, only inside the lab, kept over a reload and exported as decisions", async () => {
    await reader.using("/matching", async (page) => {
      await page.getByRole("button", {name: "Start with the first of the queue"}).press("Enter");
      await expect.poll(() => page.locator(".pair .waterfall").count()).toBeGreaterThan(0);
      for (const key of ["a", "r", "u"]) {
        const pair = await page.locator(".records").innerText();
        await page.keyboard.press(key);
        await expect.poll(() => page.locator(".records").innerText()).not.toBe(pair);
      }
      await page.keyboard.press("z");
      const save = page.getByRole("button", {name: /Save decisions.csv/});
      await expect.poll(() => save.innerText()).toContain("(2)");
      // Outside the lab the letters are letters.
      await page.locator(".site-search input").focus();
      await page.keyboard.press("a");
      expect(await save.innerText()).toContain("(2)");
      await page.reload({waitUntil: "networkidle"});
      await page.locator("#page[data-live]").waitFor();
      await page.getByRole("button", {name: "Start with the first of the queue"}).click();
      await expect.poll(() => save.innerText()).toContain("(2)");
      const waiting = page.waitForEvent("download");
      await save.click();
      const text = readFileSync(await (await waiting).path(), "utf8").replace("\ufeff", "");
      const [head, ...rows] = text.split("\r\n");
      expect(head).toBe("left_id,right_id,verdict,who,decided_at,why");
      expect(rows.map((row) => row.split(",")[2])).toEqual(["same", "different"]);
    });
  });

  test("a row opens its pair: both records, the rule, the evidence, what would have changed it, the cluster", async () => {
    await reader.using("/matching", async (page) => {
      const table = page.locator("section", {has: page.locator("#disagreements")}).locator(".table");
      await table.locator("tbody tr").first().press("Enter");
      const pane = page.locator(".pair-pane");
      await expect.poll(() => pane.innerText()).toContain("What would have changed it");
      expect(await pane.innerText()).toMatch(/Rule that decided|A steward decided/);
      expect(await pane.evaluate((d) => d === document.activeElement)).toBe(true);
      // Whatever candidate is chosen, linked or not, one strategy at least has it, and says why.
      for (const chip of await pane.locator(".chip-button").all()) {
        const name = await chip.innerText();
        await pane.locator(".chip-button", {hasText: name}).first().click();
        await expect.poll(() => pane.locator('.chip-button[aria-pressed="true"]').innerText()).toBe(name);
        await expect.poll(() => pane.locator(".waterfall").count()).toBeGreaterThan(0);
        expect(await pane.innerText()).toContain("What would have changed it");
      }
      await pane.getByRole("button", {name: "Show the cluster"}).click();
      await expect.poll(() => pane.locator(".cluster").innerText()).toContain("Golden values are those");
    });
  });

  test("a golden value set in the cluster is kept over a reload and exported as the refresh reads it", async () => {
    await reader.using("/matching", async (page) => {
      const open = async (): Promise<void> => {
        await page.getByRole("button", {name: "Start with the first of the queue"}).click();
        await page.getByRole("button", {name: "Show the cluster"}).click();
        await page.locator(".golden-form").waitFor();
      };
      await open();
      const form = page.locator(".golden-form");
      await form.locator("select").selectOption("price");
      await form.getByLabel("Golden value").fill("cheap");
      await form.getByRole("button", {name: "Set"}).click();
      await expect.poll(() => page.locator(".cluster [role=status]").innerText()).toContain("amount");
      await form.getByLabel("Golden value").fill("4.95");
      await form.getByLabel("Golden value").press("Enter");
      await expect.poll(() => page.locator(".said-values").innerText()).toContain("Price: 4.95");
      await page.reload({waitUntil: "networkidle"});
      await page.locator("#page[data-live]").waitFor();
      await open();
      const save = page.getByRole("button", {name: /Save golden.csv/});
      const waiting = page.waitForEvent("download");
      await save.click();
      const text = readFileSync(await (await waiting).path(), "utf8").replace("\ufeff", "");
      expect(text).toMatch(/^product_code,field,value,who,decided_at,why\r\n[^,]+,price,4.95,,20/);
    });
  });

  test("every learnt difference can be found and struck, and the strikes are exported", async () => {
    await reader.using("/matching", async (page) => {
      const section = page.locator("#differences");
      if (!(await section.locator("table").count())) return; // the strategy in use learns none
      const all = Number(/([\d,]+)/.exec(await section.locator("h2").innerText())![1]!.replaceAll(",", ""));
      const more = section.locator(".table button", {hasText: /^Show all/});
      expect(await more.innerText()).toContain(all.toLocaleString("en-GB"));
      await more.click();
      await expect.poll(() => section.locator("tbody tr").count()).toBeGreaterThan(12);
      const row = section.locator("tbody tr").nth(12);
      const word = await row.locator("td").first().innerText();
      await row.getByRole("button", {name: "Strike"}).click();
      const waiting = page.waitForEvent("download");
      await section.getByRole("button", {name: "Save strikes.csv"}).click();
      expect(readFileSync(await (await waiting).path(), "utf8")).toContain(`\n${word},20`);
    });
  });

  test("pairs scored elsewhere become a strategy of the page", async () => {
    await reader.using("/matching", async (page) => {
      const {articles, listings} = await records();
      const rows = listings.id.slice(0, 30).map((id, i) => `${articles.code[i]},${id},${(0.5 + i / 100).toFixed(2)}`);
      await page.locator(".import input").setInputFiles({
        name: "pairs.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(["left_id,right_id,score", ...rows, "none,none,1"].join("\n"))
      });
      await expect.poll(() => page.locator(".import [role=status]").innerText()).toContain("30 pairs read");
      expect(await page.locator(".import [role=status]").innerText()).toContain("1 name an article or listing");
      await expect.poll(() => page.locator("#disagreements").innerText()).toMatch(/^Imported and/);
      expect((await measuresOf(page, "left")).Listings![1]).toMatch(/^30 of/);
    });
  });
});
