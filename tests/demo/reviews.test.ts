import {describe, expect, it} from "vitest";
import {drawCatalogue} from "../../pipeline/demo/catalogue.ts";
import {Calendar} from "../../pipeline/demo/calendar.ts";
import {Random} from "../../pipeline/demo/random.ts";
import {drawRating, labelledReviews, putUp, writeReviews} from "../../pipeline/demo/reviews.ts";
import type {Review} from "../../pipeline/demo/types.ts";

const articles = drawCatalogue(new Random(3, "catalogue"), 200);
const listed = putUp(
  6,
  articles.map((article, i) => ({
    listing: {listing_id: `L${i}`, title: "", brand: "", price: "", code: "", description: ""},
    article: i % 5 ? article : undefined,
    sold: i
  }))
);
const reviews: Review[] = [];
writeReviews(6, listed, 3000, (review) => reviews.push(review));

/** Words that only a pleased or only a displeased buyer uses; chosen here, apart from the generator's tables. */
const GOOD =
  /love|beautiful|perfect|excellent|wonderful|lovely|adored|delighted|joli|gorgeous|best|prettier|sturdy|compliments|joy/i;
const BAD =
  /terrible|awful|broke|apart|do not buy|smashed|worst|useless|horrible|waste|disappoint|chipped|cheap|poor|late|faded|cracked|sent? .*back|rubbish|nothing like|not worth/i;

describe("reviews", () => {
  it("come after their listing, within the shop's days, in the order of time", () => {
    const {dates} = new Calendar();
    const day = new Map(listed.map((l) => [l.listing.listing_id, dates[l.day]!]));
    for (const r of reviews) {
      expect(r.review_date > day.get(r.listing_id)!, `${r.review_id} ${r.review_date}`).toBe(true);
      expect(r.review_date <= dates[dates.length - 1]!).toBe(true);
    }
    expect(reviews.map((r) => r.review_date)).toEqual(reviews.map((r) => r.review_date).sort());
  });

  it("say what their stars say", () => {
    const rated = reviews.filter((r) => r.rating);
    for (const r of rated) {
      const text = `${r.title} ${r.body}`;
      if (r.rating === "5") expect(text).not.toMatch(/terrible|awful|waste|disappoint|smashed|worst|useless/i);
      if (r.rating === "1") expect(text).toMatch(BAD);
      if (Number(r.rating) <= 2) expect(text).not.toMatch(/lovely|perfect|delighted|wonderful|gorgeous/i);
    }
    const share = (rating: string): number => {
      const of = rated.filter((r) => r.rating === rating);
      return of.filter((r) => GOOD.test(r.body)).length / of.length;
    };
    expect(share("5")).toBeGreaterThan(0.75);
    expect(share("1")).toBeLessThan(0.05);
  });

  it("rate round the article's quality", () => {
    const random = new Random(2);
    const mean = (m: number): number =>
      Array.from({length: 5000}, () => drawRating(random, m)).reduce((a, b) => a + b, 0) / 5000;
    for (const wanted of [1.5, 2.5, 3, 4, 4.6]) expect(mean(wanted)).toBeCloseTo(wanted, 0);
  });

  it("are labelled, half and half, both texts filled and different", () => {
    const labelled = labelledReviews(1, articles, 1000);
    const good = labelled.filter((r) => r.sentimen === 1).length;
    expect(good).toBeGreaterThan(440);
    expect(good).toBeLessThan(560);
    for (const {review, translate, sentimen} of labelled) {
      expect(review && translate).toBeTruthy();
      expect(review).not.toBe(translate);
      if (sentimen === 1) expect(translate).not.toMatch(/terrible|awful|waste|useless|horrible/i);
    }
  });
});
