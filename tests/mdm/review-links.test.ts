import {describe, expect, it} from "vitest";
import {drawCatalogue} from "../../pipeline/demo/catalogue.ts";
import {Random} from "../../pipeline/demo/random.ts";
import {linkReviews, type ReviewText} from "../../pipeline/mdm/warehouse/review-links.ts";
import {type MdmRecord} from "../../pipeline/mdm/types.ts";

const things = ["cakestand", "lantern", "doormat", "cushion", "bunting", "clock", "teapot", "basket", "ladder", "vase"];
const styles = ["regency", "vintage", "enamel", "paisley", "floral", "wicker", "marble", "copper", "gingham", "velvet"];
const articles: MdmRecord[] = styles.flatMap((style, s) =>
  things.map((thing, t) => ({
    id: `${s}${t}`,
    name: `${style} ${thing} no ${100 + s * 10 + t}`,
    weight: s === 0 && t === 0 ? 1e9 : 1
  }))
);
const known = (text: (a: MdmRecord) => string): ReviewText[] =>
  articles.map((a) => ({id: `k${a.id}`, text: text(a), article: a.id}));

describe("reviews without a product", () => {
  it("are linked where reviews that name articles as clearly were linked rightly, and nowhere else", () => {
    const {links, bar} = linkReviews(articles, [
      ...known((a) => `I bought the ${a.name} and like it`),
      {id: "1", text: "The marble teapot, no 166, arrived broken"},
      {id: "2", text: "nice teapot"},
      {id: "3", text: "marble teapot is fine"},
      {id: "4", text: "great seller"}
    ]);
    expect(bar.probability).toBeGreaterThanOrEqual(0.9);
    expect(links.map((l) => l.article)).toEqual(["66", null, null, null]);
    expect(links[3]!.reason).toBe("no product: no article is named");
    expect(links[2]!.reason).toMatch(/^no product: \d+ % of the name of 66 at best; bar/);
  });

  it("are linked to none where reviews with a known article say too little, least of all to the most popular one", () => {
    const {links, bar} = linkReviews(articles, [
      ...known(() => "lovely, thank you"),
      {id: "1", text: "regency cakestand"}
    ]);
    expect(bar.from).toBeGreaterThan(1);
    expect(links).toEqual([
      {reviewId: "1", article: null, probability: 0, reason: expect.stringContaining("no bar is 90 % sure")}
    ]);
  });

  it("that name an article in full are linked where known reviews never do, and the bar holds on a simulated truth", () => {
    const all = drawCatalogue(new Random(7, "catalogue"), 1200).map((a): MdmRecord => ({
      id: a.code,
      name: a.names[0]!.name
    }));
    // Two thirds are the shop's; the others are sold elsewhere, under names that are as like.
    const [ours, others] = [all.filter((_, i) => i % 3), all.filter((_, i) => !(i % 3))];
    const object = (name: string): string => name.split(" ").at(-1)!;
    const texts = (name: string): string => `Happy with the ${name.toLowerCase()}. Arrived on time and well wrapped.`;
    const known = ours.map((a): ReviewText => ({id: `k${a.id}`, text: texts(object(a.name)), article: a.id}));
    const about = (list: readonly MdmRecord[], n: number, text: (a: MdmRecord) => string, kind: string): ReviewText[] =>
      list.slice(0, n).map((a) => ({id: `${kind}${a.id}`, text: text(a)}));
    const unknown = [
      ...about(ours, 120, (a) => texts(a.name), "ours-"),
      ...about(others, 60, (a) => texts(a.name), "theirs-"),
      ...about(ours, 200, (a) => texts(object(a.name)), "vague-"),
      ...about(ours, 200, () => "Great value, I am delighted.", "none-")
    ];
    const {links, bar} = linkReviews(ours, [...known, ...unknown]);
    const linked = links.filter((l) => l.article !== null);
    const right = linked.filter((l) => l.reviewId === `ours-${l.article}`);
    expect(bar.from).toBeGreaterThanOrEqual(0.9);
    expect(right.length / linked.length).toBeGreaterThanOrEqual(bar.probability);
    expect(right.length).toBeGreaterThan(60);
  });

  it("are linked to none where nothing sets a bar", () => {
    const {links} = linkReviews(articles, [{id: "1", text: articles[3]!.name}]);
    expect(links[0]).toMatchObject({article: null, reason: expect.stringContaining("no bar: only 0 reviews")});
  });
});
