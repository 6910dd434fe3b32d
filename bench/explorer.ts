/**
 * The explorer in Chromium over the built site: `npm run bench -- explorer [--loads 5] [--moves 60]`. Prints when the
 * charts first stand after navigation (fresh browser each time, from loopback), and how long every chart takes to follow
 * a pointer: from the event to the end of the frame that shows it. Beside it the same without a brush (the pointer only
 * hovers), which is what the machine needs for an empty frame, and the processor's time of the page's thread a move: on a
 * busy machine trust these.
 */
import {existsSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import type {CDPSession, Page} from "playwright-core";
import {ROOT} from "../pipeline/paths.ts";
import {launch} from "../tests/browser/chromium.ts";
import {serve} from "../tests/browser/server.ts";

const {values} = parseArgs({options: {loads: {type: "string"}, moves: {type: "string"}}});
const loads = Number(values.loads ?? 5);
const moves = Number(values.moves ?? 60);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const quantile = (all: readonly number[], q: number): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(q * all.length))] ?? NaN;
const ms = (v: number): string => `${v.toFixed(1)} ms`;

declare global {
  interface Window {
    /** Times from a pointer's event to the end of the frame that follows it. */
    followed: number[];
    /** When the charts first stood. */
    drawn: number;
  }
}

/** Watches the page from its first moment on. */
function watch(): void {
  window.followed = [];
  const afterFrame = (then: () => void): void => {
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".explorer-host[data-ready]")) return;
    observer.disconnect();
    // Once for the sizes of the charts, once for the charts.
    afterFrame(() => afterFrame(() => (window.drawn = performance.now())));
  }).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"]});
  addEventListener(
    "pointermove",
    (event) => afterFrame(() => window.followed.push(performance.now() - event.timeStamp)),
    {
      capture: true
    }
  );
}

/** Processor's seconds that the page's thread has worked. */
async function worked(session: CDPSession): Promise<number> {
  const {metrics} = await session.send("Performance.getMetrics");
  return metrics.find((d) => d.name === "TaskDuration")!.value;
}

/** Moves the pointer across a chart, one move at a time; the time of each, and the thread's milliseconds a move. */
async function drag(page: Page, name: RegExp, pressed: boolean): Promise<{times: number[]; thread: number}> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", {timeDomain: "threadTicks"});
  const box = (await page.getByRole("group", {name}).locator("svg").boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 60, y);
  if (pressed) await page.mouse.down();
  await page.waitForTimeout(200);
  await page.evaluate(() => (window.followed = []));
  const before = await worked(session);
  for (let i = 1; i <= moves; i++) {
    const swing = 0.5 - 0.5 * Math.cos((4 * Math.PI * i) / moves); // there and back, twice, at changing speed
    await page.mouse.move(box.x + 60 + swing * (box.width - 80), y);
    await page.waitForFunction((n) => window.followed.length >= n, i, {polling: 5});
  }
  const thread = (1000 * ((await worked(session)) - before)) / moves;
  if (pressed) await page.mouse.up();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(200);
  return {times: await page.evaluate(() => window.followed), thread};
}

if (!existsSync(join(ROOT, "dist", "explorer.html"))) {
  say("no site stands: run npm run build first");
  process.exit(2);
}
const site = await serve(join(ROOT, "dist"));
const first: number[] = [];
const found: {label: string; times: number[]; thread: number}[] = [];
const hovering: number[] = [];
for (let load = 0; load < loads; load++) {
  const browser = await launch();
  const page = await browser.newPage({viewport: {width: 1440, height: 1200}});
  await page.addInitScript("globalThis.__name = (f) => f"); // tsx names functions by a helper that the page lacks
  await page.addInitScript(watch);
  await page.goto(`${site.origin}/explorer`);
  await page.waitForFunction(() => window.drawn > 0, null, {timeout: 60_000});
  first.push(await page.evaluate(() => window.drawn));
  if (load === loads - 1) {
    say(await page.locator(".explorer-total").innerText());
    for (const [label, name] of [
      ["day", /^Day\./],
      ["price", /^Price a piece/],
      ["pieces", /^Pieces a line/],
      ["weekday and hour", /^Weekday and hour/]
    ] as const) {
      found.push({label, ...(await drag(page, name, true))});
      const hover = await drag(page, name, false);
      hovering.push(...hover.times);
      if (label === "day") found.push({label: "hover, day", ...hover});
    }
  }
  await browser.close();
}
await site.close();

say(`first draw       min ${ms(Math.min(...first))}, median ${ms(quantile(first, 0.5))}, ${loads} fresh browsers`);
const idle = quantile(hovering, 0.95);
for (const {label, times, thread} of found)
  say(
    `${label.padEnd(16)} median ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))} (${(quantile(times, 0.95) / idle).toFixed(1)} times hovering), thread ${ms(thread)} a move, ${times.length} moves`
  );
