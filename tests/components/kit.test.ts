import {describe, expect, test} from "vitest";
import {motif, siblingsOf} from "../../loaders/siblings.ts";
import type {Sheet, SheetMonth} from "../../loaders/sheets.ts";
import {oneLine, toHtml, useStaticDocument} from "../../src/build/static.ts";
import {figures} from "../../src/components/figure-card.ts";
import {flow, flowHeight, type Flow} from "../../src/components/flow.ts";
import * as f from "../../src/components/format.ts";
import {written} from "../../src/components/html.ts";
import {wilson} from "../../src/components/intervals.ts";
import {monthsFrom, periods} from "../../src/components/periods.ts";
import {sheetName} from "../../src/components/product-link.ts";
import {names, siblings} from "../../src/components/sheet/identity.ts";
import {ratings, reviewTexts} from "../../src/components/sheet/reviews.ts";
import {cards, heading, periodNote} from "../../src/components/sheet/summary.ts";

useStaticDocument();

describe("format", () => {
  test("writes money, shares and dates as people read them; what is missing is a dash", () => {
    expect(f.compactPounds(17_743_411.18)).toBe("£17.7\u00a0M");
    expect(f.compactPounds(-8_370_018)).toBe("−£8.37\u00a0M");
    expect(f.pounds(1234.5)).toBe("£1,234.50");
    expect(f.signedPercent(-0.0139)).toBe("−1.4%");
    expect(f.day("2011-12-09")).toBe("9 Dec 2011");
    expect([f.count(null), f.percent(NaN), f.compactPounds(undefined)]).toEqual(["–", "–", "–"]);
    expect([1, 2, 3, 11, 22, 113].map(f.ordinal)).toEqual(["1st", "2nd", "3rd", "11th", "22nd", "113th"]);
  });
});

describe("periods", () => {
  test("takes twelve full months and the twelve before, and leaves out the partial month", () => {
    const rows = monthsFrom("2009-12-01", "2011-12-01").map((d) => ({month: d.toISOString().slice(0, 10)}));
    const {now, before, full} = periods(rows, "2011-11-01");
    expect([rows.length, full.length]).toEqual([25, 24]);
    expect([now[0]!.month, now.at(-1)!.month]).toEqual(["2010-12-01", "2011-11-01"]);
    expect([before[0]!.month, before.at(-1)!.month]).toEqual(["2009-12-01", "2010-11-01"]);
  });
});

describe("siblings", () => {
  test("are the same words but for colour, size and pack", () => {
    const names = [
      "RED HANGING HEART T-LIGHT HOLDER",
      "WHITE HANGING HEART T-LIGHT HOLDER",
      "SMALL WICKER HEART",
      "WICKER HEART LARGE",
      "RED BAG",
      "BLUE BAG"
    ];
    const found = siblingsOf(names.map((name, i) => ({code: String(i), name})));
    expect(Object.fromEntries(found)).toEqual({0: ["1"], 1: ["0"], 2: ["3"], 3: ["2"]});
    expect(motif("RED BAG")).toBeNull();
  });
});

test("the Wilson interval of 0 and of 10 of 10 (Newcombe 1998, method 3)", () => {
  expect(wilson(10, 10).low).toBeCloseTo(0.7225, 3);
  expect(wilson(0, 10).high).toBeCloseTo(0.2775, 3);
  expect(wilson(0, 0).value).toBeNaN();
});

test("an article's page has a name that files and URLs can hold", () => {
  expect([sheetName("85123A"), sheetName("BANK CHARGES"), sheetName("A/B.C")]).toEqual([
    "85123A",
    "BANK_20CHARGES",
    "A_2FB_C"
  ]);
});

describe("what the build writes", () => {
  test("is one line, without an expression that Markdown would run", () => {
    const text = toHtml(figures([{label: "Costs ${here}", value: "£1"}], "a note"));
    expect(text).not.toContain("\n");
    expect(text).not.toContain("${");
    expect(text).toContain("£1");
  });
});

test("a flow's bands are as high as what flows, and nothing leaves the frame", () => {
  const data: Flow = {
    unit: "lines",
    nodes: [
      {id: "a", stage: 0, label: "All", colour: "grey"},
      {id: "b", stage: 1, label: "Most", colour: "blue"},
      {id: "c", stage: 1, label: "Few", colour: "red"}
    ],
    bands: [
      {from: "a", to: "b", value: 90},
      {from: "a", to: "c", value: 10}
    ]
  };
  const svg = flow("shares", data, 800);
  const heights = [...svg.querySelectorAll("rect")].map((d) => Number(d.getAttribute("height")));
  expect(heights[0]).toBeCloseTo(heights[1]! + heights[2]!, 6);
  expect(heights[1]! / heights[2]!).toBeCloseTo(9, 6);
  expect(Number(svg.getAttribute("height"))).toBeLessThanOrEqual(flowHeight(data) + 60);
});

describe("html as text", () => {
  const month = (i: number): SheetMonth => ({
    ...{month: monthsFrom("2010-01-01", "2011-12-01")[i]!.toISOString().slice(0, 10), sales: 100 + i, returns: i % 3},
    ...{units: 10 + i, returned: i % 2, low: 1, median: 1.5, high: 2, lines: 4}
  });
  const sheet: Sheet = {
    about: {
      from: "2010-01-04",
      asOf: "2011-12-09",
      lastFullMonth: "2011-11-01",
      source: `a "b" & <c>`,
      isDemo: true,
      runId: "r"
    },
    ...{
      code: "85123A",
      name: 'HEART "T-LIGHT" <HOLDER> & CO',
      category: "Lighting & more",
      firstSold: "2010-01-04",
      lastSold: "2011-12-08"
    },
    ...{
      gross: 2676,
      returns: 24,
      units: 516,
      returned: 12,
      orders: 7,
      customers: 5,
      rating: 2.5,
      reviewCount: 3,
      status: "CRITICAL",
      unitCost: 1.5,
      margin: 1902
    },
    ...{
      rank: 2,
      articles: 10,
      months: Array.from({length: 24}, (_, i) => month(i)),
      listings: [],
      stars: [1, 0, 1, 1, 0]
    },
    ...{
      names: [{name: "HEART", from: "2010-01-04", to: null}],
      reviews: [],
      siblings: [{code: "21733", name: "RED HEART", gross: 5}]
    }
  };
  const parts: [string, (s: Sheet) => Node][] = [
    ["heading", heading],
    ["figures", (s) => figures(cards(s), periodNote(s))],
    ["names", names],
    ["siblings", siblings],
    ["ratings", ratings],
    ["review texts", reviewTexts]
  ];

  test("says of how many reviews a mean rating is: those with stars", () => {
    const note = (s: Partial<Sheet>): unknown => cards({...sheet, ...s}).find((d) => d.label === "Mean rating")?.note;
    expect(note({reviewCount: 4})).toBe("of 5; 3 reviews with stars, any date");
    expect(note({rating: null, reviewCount: 2})).toBe("none of 2 linked reviews has stars");
    expect(note({rating: null, reviewCount: 0})).toBe("no review is linked to this article");
    const half = {rating: 4.5, on: null, title: "Half", body: null};
    expect(toHtml(reviewTexts({...sheet, reviews: [half]}))).toContain("★★★★★");
  });

  test.each(parts)("is what the document makes of it: %s", (_, draw) => {
    const bare = {
      ...sheet,
      months: [],
      lastSold: null,
      rating: null,
      status: null,
      unitCost: null,
      margin: null,
      names: [],
      siblings: [],
      stars: [0, 0, 0, 0, 0]
    } as Sheet;
    for (const each of [sheet, bare]) {
      const host = document.createElement("div");
      host.innerHTML = written(() => draw(each));
      expect(oneLine(host.innerHTML)).toBe(toHtml(draw(each)));
    }
  });
});
