import type {Calendar} from "./calendar.ts";
import {AliasTable, type Random} from "./random.ts";
import {SHOP} from "./settings.ts";
import type {Article} from "./types.ts";

/** What can be bought when, and what goes with what. Articles are counted as in the catalogue. */
export class Shelf {
  readonly #tables: AliasTable[] = [];
  readonly #companions: number[][];
  readonly #month: Int16Array;
  readonly articles: readonly Article[];

  constructor(random: Random, calendar: Calendar, articles: readonly Article[]) {
    this.articles = articles;
    this.#month = calendar.monthIndex;
    let from = 0;
    for (let m = 0; from < calendar.days; m++) {
      let to = from;
      while (to < calendar.days && calendar.monthIndex[to] === m) to++;
      const year = (from + to) / 730 - 1;
      const weights = articles.map((a) => {
        const sold = Math.max(0, Math.min(a.lastDay, to - 1) - Math.max(a.firstDay, from) + 1) / (to - from);
        return sold * a.popularity * a.season[calendar.month[from]!]! * Math.max(0.1, 1 + a.trend * year);
      });
      // A month in which nothing of a very small catalogue is on sale draws from all of it.
      this.#tables.push(new AliasTable(weights.some((w) => w > 0) ? weights : articles.map((a) => a.popularity)));
      from = to;
    }
    this.#companions = companions(random, articles);
  }

  /** An article that is on sale on the day. */
  draw(random: Random, day: number): number {
    const table = this.#tables[this.#month[day]!]!;
    let article = table.draw(random);
    for (let i = 0; i < 12 && !this.sells(article, day); i++) article = table.draw(random);
    return article;
  }

  /** An article that goes with one, or any when none of its companions is on sale. */
  companion(random: Random, article: number, day: number): number {
    const list = this.#companions[article]!;
    // The square makes the first ones likelier: its siblings, then the theme's best.
    const other = list[Math.floor(list.length * random.next() ** 2)];
    return other !== undefined && this.sells(other, day) ? other : this.draw(random, day);
  }

  sells(article: number, day: number): boolean {
    const {firstDay, lastDay} = this.articles[article]!;
    return day >= firstDay && day <= lastDay;
  }

  /** List price on a day, GBP. */
  price(article: number, day: number): number {
    const {prices} = this.articles[article]!;
    let i = prices.length - 1;
    while (i > 0 && prices[i]!.day > day) i--;
    return prices[i]!.price;
  }
}

/** Of each article its siblings, some best-sellers of its theme and one of its object, the closest first. */
function companions(random: Random, articles: readonly Article[]): number[][] {
  const group = (key: (a: Article) => string | number): Map<string | number, number[]> => {
    const out = new Map<string | number, number[]>();
    articles.forEach((a, i) => out.set(key(a), [...(out.get(key(a)) ?? []), i]));
    return out;
  };
  const designs = group((a) => a.design);
  const themes = group((a) => a.theme);
  const objects = group((a) => a.object);
  const tables = new Map([...themes].map(([k, ids]) => [k, new AliasTable(ids.map((i) => articles[i]!.popularity))]));
  return articles.map((a, i) => {
    const theme = themes.get(a.theme)!;
    const list = [...designs.get(a.design)!.slice(0, 6)];
    for (let n = 0; n < 4; n++) list.push(theme[tables.get(a.theme)!.draw(random)]!);
    list.push(random.pick(objects.get(a.object)!));
    return [...new Set(list)].filter((other) => other !== i);
  });
}

/** Marks best-sellers of the whole two years whose reputation falls, and where to. */
export function markFalling(random: Random, articles: readonly Article[], count: number): void {
  const expected = (a: Article): number => a.popularity * (a.lastDay - a.firstDay);
  const best = articles
    .filter((a) => a.lastDay >= SHOP.days && a.firstDay < 150 && a.season.every((s) => s === 1))
    .sort((a, b) => expected(b) - expected(a));
  for (const article of random.shuffled(best.slice(0, count * 4)).slice(0, count)) {
    article.quality = Math.max(article.quality, 4.4);
    article.fall = {
      day: random.between(Math.round(SHOP.days * 0.25), Math.round(SHOP.days * 0.6)),
      to: 1.4 + 0.8 * random.next()
    };
  }
}
