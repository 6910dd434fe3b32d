import {type Language, MEASURES} from "../semantic/measures.ts";
import {contextText, dimensionText, measureText} from "./context.ts";
import {day, figure, periodText} from "./format.ts";
import type {Filter, Period, Query, Row} from "./query.ts";
import {ALERT_COLUMNS} from "./special.ts";
import type {Vocabulary} from "./vocabulary.ts";

type Teller = (query: Query, rows: Row[], fr: boolean, language: Language) => string;

/** The sentence of a question with a statement of its own. */
export function specialSentence(
  query: Query,
  rows: Row[],
  language: Language,
  vocabulary: Vocabulary,
  truncated = false
): string {
  const first = truncated ? (language === "fr" ? "les premières lignes : " : "the first rows: ") : "";
  const text = first + (TELLERS[query.special ?? ""]?.(query, rows, language === "fr", language) ?? `${rows.length}`);
  const context = ["falling", "alerts", "pareto"].includes(query.special ?? "")
    ? contextText({...query, period: undefined}, language, vocabulary)
    : "";
  return context ? `${text} (${context})` : text;
}

const STATUS: Record<string, [en: string, fr: string]> = {
  CRITICAL: ["in critical alert", "en alerte critique"],
  WATCH: ["to watch", "à surveiller"],
  ANY: ["in critical alert or to watch", "en alerte critique ou à surveiller"]
};

const TELLERS: Record<string, Teller> = {
  alerts(query, rows, fr, language) {
    const n =
      query.argument === "count" || query.argument === "sum"
        ? Number(rows[0]!["alert_count"])
        : query.dimensions.length
          ? rows.reduce((sum, r) => sum + Number(r["alert_count"]), 0)
          : rows.length;
    const status = STATUS[query.alert ?? "ANY"]![fr ? 1 : 0];
    const [measure] = query.measures;
    if (query.order && query.limit) {
      // Only the first of them: the sentence must not tell how many there are.
      const {measure: by, direction} = query.order;
      const [low, high] = fr ? ["le plus bas", "le plus haut"] : ["lowest", "highest"];
      const turn = direction === "asc" ? low : high;
      const names = rows.slice(0, 3).map((r) => {
        const value = r[ALERT_COLUMNS[by]!];
        return `${String(r["product_name"])} (${figure(value, MEASURES[by].unit, language)})`;
      });
      const what = measureText(by, language);
      return fr
        ? `articles ${status}, ${what} ${turn} : ${names.join(", ")}`
        : `articles ${status}, ${turn} ${what}: ${names.join(", ")}`;
    }
    const summed =
      query.argument === "sum" && measure
        ? `; ${measureText(measure, language)}${fr ? " : " : ": "}${figure(rows[0]![measure], MEASURES[measure].unit, language)}`
        : "";
    return `${n} ${n === 1 ? "article" : "articles"} ${status}${summed}`;
  },
  falling(query, rows, fr, language) {
    if (query.argument === "count") {
      const n = Number(rows[0]!["product_count"]);
      return fr
        ? `${n} articles dont les notes baissent (test de rang, p ajusté < 0,05)`
        : `${n} articles whose ratings fall (rank test, adjusted p < 0.05)`;
    }
    if (query.argument === "one") {
      const r = rows[0]!;
      const [a, b] = [figure(r["rating_earlier"], "stars", language), figure(r["rating_later"], "stars", language)];
      const falls = r["is_falling"] === true || r["is_falling"] === 1;
      const verdict = fr ? (falls ? "une baisse" : "pas une baisse") : falls ? "a fall" : "no fall";
      return fr
        ? `note de ${a} à ${b} : ${verdict} (test de rang, p ajusté ${figure(r["adjusted_p"], "count", language)})`
        : `ratings from ${a} to ${b}: ${verdict} (rank test, adjusted p ${figure(r["adjusted_p"], "count", language)})`;
    }
    const names = rows.slice(0, 3).map((r) => String(r["product_name"]));
    const order = query.argument === "best" ? (fr ? ", les plus vendus d'abord" : ", best-selling first") : "";
    const rule = fr
      ? `articles dont les notes baissent (test de rang, p ajusté < 0,05${order})`
      : `articles whose ratings fall (rank test, adjusted p < 0.05${order})`;
    return `${rows.length} ${rule}${fr ? " : " : ": "}${names.join(", ")}`;
  },
  coverage(query, rows, fr, language) {
    if (query.dimensions.length)
      return fr
        ? `couverture de l'appariement pour ${rows.length} catégories`
        : `matching coverage of ${rows.length} categories`;
    const r = rows[0]!;
    const [share, revenue] = [
      figure(r["article_coverage"], "share", language),
      figure(r["revenue_coverage"], "share", language)
    ];
    const [linked, sold] = [
      figure(r["linked_articles"], "count", language),
      figure(r["articles_sold"], "count", language)
    ];
    return fr
      ? `${linked} des ${sold} articles vendus sont reliés à une annonce (${share}), soit ${revenue} du chiffre d'affaires des articles`
      : `${linked} of ${sold} articles sold are linked to a listing (${share}), which is ${revenue} of the articles' revenue`;
  },
  period(_query, rows, fr, language) {
    const [a, b] = [day(String(rows[0]!["first_day"]), language), day(String(rows[0]!["last_day"]), language)];
    return fr ? `les ventes vont du ${a} au ${b}` : `sales run from ${a} to ${b}`;
  },
  profile(_query, rows, fr, language) {
    const r = rows[0]!;
    if (rows.length > 1) return fr ? `${rows.length} articles` : `${rows.length} articles`;
    const rating =
      r["rating_mean"] === null
        ? fr
          ? "aucune note"
          : "no rating"
        : `${fr ? "note" : "rating"} ${figure(r["rating_mean"], "stars", language)} (${figure(r["review_count"], "count", language)} ${fr ? "avis" : "reviews"})`;
    return `${String(r["product_name"])}: ${figure(r["gross_revenue"], "gbp", language)}, ${figure(r["quantity_sold"], "count", language)} ${fr ? "unités vendues" : "units sold"}, ${rating}`;
  },
  customer(_query, rows, fr, language) {
    const r = rows[0]!;
    return `${fr ? "client" : "customer"} ${String(r["customer_id"])} (${String(r["country_name"])}): ${figure(r["gross_revenue"], "gbp", language)}, ${figure(r["order_count"], "count", language)} ${fr ? "commandes" : "orders"}`;
  },
  reviews(_query, rows, fr) {
    const ids = rows.slice(0, 3).map((r) => String(r["review_id"]));
    return fr ? `${rows.length} avis, dont ${ids.join(", ")}` : `${rows.length} reviews, among them ${ids.join(", ")}`;
  },
  review_search(query, rows, fr) {
    const cited = rows
      .slice(0, 3)
      .map((r) => `${String(r["review_id"])} (${String(r["title"] ?? r["body"] ?? "").slice(0, 60)})`);
    const lead = fr
      ? `${rows.length} avis au sujet de « ${query.argument} »`
      : `${rows.length} reviews about “${query.argument}”`;
    return `${lead}${fr ? " : " : ": "}${cited.join("; ")}`;
  },
  review_mentions(query, rows, fr, language) {
    const n = figure(rows[0]!["review_count"], "count", language);
    const words = (query.argument ?? "").replaceAll(" | ", fr ? " » ou « " : "” or “");
    return fr ? `${n} avis contiennent « ${words} »` : `${n} reviews hold “${words}”`;
  },
  listings(query, rows, fr, language) {
    const n = query.limit === 0 ? Number(rows[0]!["listing_count"]) : rows.length;
    const what = {
      linked: ["linked to an article", "reliées à un article"],
      all: ["in all, linked or not", "en tout, reliées ou non"],
      none: ["linked to no article", "reliées à aucun article"],
      ask: ["that wait for a steward", "à juger"]
    }[query.argument ?? "linked"] ?? ["", ""];
    return `${figure(n, "count", language)} ${fr ? "annonces" : "listings"} ${what[fr ? 1 : 0]}`;
  },
  repeat(_query, rows, fr, language) {
    const r = rows[0]!;
    const [n, all] = [figure(r["repeat_customers"], "count", language), figure(r["customers"], "count", language)];
    const share = figure(r["share"], "share", language);
    return fr
      ? `${share} des clients ont commandé plus d'une fois (${n} sur ${all})`
      : `${share} of customers ordered more than once (${n} of ${all})`;
  },
  quality(_query, rows, _fr, language) {
    const r = rows[0]!;
    return `${String(r["note"])}: ${figure(r["value"], r["unit"] === "share" ? "share" : "count", language)} ${r["unit"] === "share" ? "" : String(r["unit"])}`.trim();
  },
  strategies(_query, rows, fr, language) {
    const r = rows[0]!;
    const share = figure(r["article_coverage"], "share", language);
    return fr
      ? `${rows.length} stratégies d'appariement ; la plus large est ${String(r["strategy"])} (${share} des articles vendus)`
      : `${rows.length} matching strategies; the widest is ${String(r["strategy"])} (${share} of the articles sold)`;
  },
  linked_share(query, rows, fr, language) {
    const r = rows[0]!;
    const what = measureText(query.argument === "reviews" ? "reviews" : "listings", language);
    const name = query.argument === "reviews" ? what : fr ? "annonces" : "listings";
    const [n, all] = [figure(r["linked"], "count", language), figure(r["total"], "count", language)];
    const share = figure(r["share"], "share", language);
    return fr
      ? `${share} : ${n} sur ${all} ${name} reliées à un article`
      : `${share}: ${n} of ${all} ${name} are linked to an article`;
  },
  listing_price(_query, rows, fr, language) {
    const r = rows[0]!;
    const [mean, n] = [figure(r["average_price"], "gbp", language), figure(r["listings"], "count", language)];
    return fr
      ? `prix moyen des annonces : ${mean} (${n} annonces avec un prix)`
      : `mean price of listings: ${mean} (${n} listings with a price)`;
  },
  together(query, rows, fr) {
    const label = query.filters[0]!.label;
    const shown = rows.slice(0, 3).map((r) => `${String(r["product_name"])} (${String(r["orders_together"])})`);
    return fr
      ? `articles le plus souvent dans la même commande que ${label}, avec le nombre de commandes : ${shown.join(", ")}`
      : `articles most often in one order with ${label}, with the number of orders: ${shown.join(", ")}`;
  },
  names(query, rows, fr) {
    if (query.filters.length) {
      const list = rows.map((r) => String(r["product_name"])).join(", ");
      return fr
        ? `noms portés par ${query.filters[0]!.label} : ${list}`
        : `names borne by ${query.filters[0]!.label}: ${list}`;
    }
    const n = query.argument === "count" ? Number(rows[0]!["product_count"]) : rows.length;
    return fr ? `${n} articles ont changé de nom` : `${n} articles changed their name`;
  },
  pareto(query, rows, fr, language) {
    const [thing] = query.dimensions;
    const r = rows[0]!;
    const [n, all] = [Number(r[`${thing}_count`]), figure(r["all_count"], "count", language)];
    const share = figure(Number(query.argument), "share", language);
    const what = `${figure(n, "count", language)} ${dimensionText(thing!, n, language)}`;
    const figureName = measureText(query.measures[0]!, language);
    return fr ? `${what} sur ${all} font ${share} – ${figureName}` : `${what} of ${all} make ${share} of ${figureName}`;
  },
  sets(query, rows, fr, language) {
    const [thing] = query.dimensions;
    const {parts, both, counted} = JSON.parse(query.argument!) as {
      parts: {period?: Period; filters: Filter[]}[];
      both: boolean;
      counted: boolean;
    };
    const n = counted ? Number(rows[0]![`${thing}_count`]) : rows.length;
    const [a, b] = parts.map((p) =>
      [...p.filters.map((f) => f.label), ...(p.period ? [periodText(p.period, language)] : [])].join(", ")
    );
    const turn = both ? (fr ? "et aussi" : "and also") : fr ? "mais pas" : "but not";
    return `${figure(n, "count", language)} ${dimensionText(thing!, n, language)}: ${a ? `${a} ` : ""}${turn} ${b}`;
  }
};
