import type {SemanticDocument} from "../semantic/document.ts";
import type {Language, MeasureName} from "../semantic/measures.ts";
import {LEXICONS, type Lexicon} from "./lexicon.ts";
import {phraseKey} from "./words.ts";

/** Columns whose other names are other names of a measure. */
const COLUMNS: Record<string, MeasureName> = {
  gross_revenue: "revenue",
  net_revenue: "net_revenue",
  returns_value: "returns_value",
  quantity_sold: "units",
  quantity_returned: "units_returned",
  order_count: "orders",
  customer_count: "customers",
  average_price: "average_price",
  average_order_value: "average_order_value",
  return_rate: "return_rate",
  rating_mean: "rating",
  review_count: "reviews",
  positive_reviews: "positive_reviews",
  negative_reviews: "negative_reviews",
  recency_days: "recency",
  listing_count: "listings",
  gross_margin: "margin",
  margin_rate: "margin_rate"
};

/** The lexicons with the synonyms of the semantic document; a phrase that is known already keeps its meaning. */
export function withSynonyms(document: SemanticDocument): Record<Language, Lexicon> {
  const lexicon = (language: Language): Lexicon => {
    const all = new Map(LEXICONS[language]);
    for (const {columns} of document.views)
      for (const {name, synonyms} of columns) {
        const measure = COLUMNS[name];
        if (!measure) continue;
        for (const phrase of synonyms[language]) {
          const key = phraseKey(phrase);
          if (key && !all.has(key)) all.set(key, {type: "measure", measure});
        }
      }
    return all;
  };
  return {en: lexicon("en"), fr: lexicon("fr")};
}
