import {describe, expect, it} from "vitest";
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

  it("are linked to none where nothing sets a bar", () => {
    const {links} = linkReviews(articles, [{id: "1", text: articles[3]!.name}]);
    expect(links[0]).toMatchObject({article: null, reason: expect.stringContaining("no bar: only 0 reviews")});
  });
});
