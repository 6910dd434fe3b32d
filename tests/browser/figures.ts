import type {Page} from "playwright-core";

/** The key figures of a page by label: what is written, and the exact value in its title. */
export async function figuresOf(page: Page): Promise<Record<string, {value: string; exact: string | null}>> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll(".figure")].map((d) => {
      const value = d.querySelector<HTMLElement>(".value")!;
      const label = d.querySelector("dt")!.firstChild!.textContent!;
      return [label, {value: value.innerText, exact: value.getAttribute("title")}] as const;
    })
  );
  return Object.fromEntries(found);
}

/** The cells of a finding's table, after pressing "Show as table", by row. */
export async function tableOf(page: Page, title: RegExp): Promise<string[][]> {
  const frame = page.locator(".finding", {has: page.locator("h2", {hasText: title})});
  await frame.getByRole("button", {name: "Show as table"}).click();
  return frame
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((d) => d.innerText.trim())));
}
