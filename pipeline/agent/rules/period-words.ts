import {phraseKey} from "./words.ts";

const table = <T>(rows: [words: string, value: T][]): Map<string, T> =>
  new Map(rows.flatMap(([list, value]) => list.split("|").map((w) => [phraseKey(w), value] as const)));

/** Month names and abbreviations in both languages. "may" and "sept" are words of their own and need a neighbour. */
export const MONTHS = table<number>([
  ["january|jan|janvier|janv", 1],
  ["february|feb|février|fevr|fév", 2],
  ["march|mars", 3],
  ["april|apr|avril|avr", 4],
  ["may|mai", 5],
  ["june|jun|juin", 6],
  ["july|jul|juillet|juil", 7],
  ["august|aug|août", 8],
  ["september|sep|sept|septembre", 9],
  ["october|oct|octobre", 10],
  ["november|nov|novembre", 11],
  ["december|dec|décembre|déc", 12]
]);

/** Month names that are also other words. */
export const AMBIGUOUS_MONTHS = new Set(["may", "sept", "mar"]);

export const WEEKDAYS = table<number>([
  ["monday|lundi", 1],
  ["tuesday|mardi", 2],
  ["wednesday|mercredi", 3],
  ["thursday|jeudi", 4],
  ["friday|vendredi", 5],
  ["saturday|samedi", 6],
  ["sunday|dimanche", 7]
]);

export const SEASONS = table<[month: number, months: number]>([
  ["spring|printemps", [3, 3]],
  ["summer|été", [6, 3]],
  ["autumn|automne", [9, 3]],
  ["winter|hiver", [12, 3]]
]);

/** first, second …, also as figures: for quarters and halves. */
export const ORDINALS = table<number>([
  ["first|1st|premier|première|1er|1ere|1e", 1],
  ["second|2nd|deuxième|second|seconde|2e|2eme|2nde", 2],
  ["third|3rd|troisième|3e|3eme", 3],
  ["fourth|4th|quatrième|4e|4eme|last|dernier", 4]
]);

export type Step = "day" | "week" | "month" | "quarter" | "year" | "half";

export const STEPS = table<Step>([
  ["day|days|jour|jours", "day"],
  ["week|weeks|semaine|semaines", "week"],
  ["month|months|mois", "month"],
  ["quarter|quarters|trimestre|trimestres", "quarter"],
  ["half year|semester|semesters|semestre|semestres", "half"],
  ["year|years|an|ans|année|années", "year"]
]);

export const THIS = new Set(["this", "current", "cette", "ce", "cet"].map(phraseKey));
export const LAST = new Set(
  [
    "last",
    "previous",
    "past",
    "preceding",
    "prior",
    "dernier",
    "dernière",
    "passé",
    "passée",
    "précédent",
    "précédente"
  ].map(phraseKey)
);
export const NEXT = new Set(
  ["next", "coming", "prochain", "prochaine", "futur", "suivant", "suivante", "following"].map(phraseKey)
);

/** What stands before a period and says how it is meant. */
export const SINCE = [
  "since",
  "depuis",
  "depuis le",
  "depuis la",
  "depuis l",
  "from",
  "starting",
  "starting in",
  "starting from",
  "a partir de",
  "a partir du",
  "à compter de",
  "a compter du",
  "des"
].map(phraseKey);
export const UNTIL = ["until", "till", "up to", "through", "jusqu à", "jusqu en", "jusqu au", "jusque"].map(phraseKey);
export const BEFORE = ["before", "prior to", "earlier than", "avant", "avant le", "avant l"].map(phraseKey);
export const AFTER = ["after", "later than", "après", "après le", "après l"].map(phraseKey);
/** Words between the two ends of a range. */
export const RANGE = new Set(
  ["to", "and", "until", "till", "through", "à", "a", "et", "au", "jusqu", "aux"].map(phraseKey)
);
/** Words before a range. */
export const BETWEEN = new Set(["between", "from", "entre", "de", "du", "d"].map(phraseKey));

/** Said of another period: the same one a year earlier; longest first. */
export const YEAR_EARLIER = [
  "same month last year",
  "same month of last year",
  "same month of the previous year",
  "same month in the previous year",
  "same month a year earlier",
  "same quarter last year",
  "same quarter of last year",
  "same quarter a year earlier",
  "same week last year",
  "same day last year",
  "same period last year",
  "same period of last year",
  "same period a year earlier",
  "same period the year before",
  "same time last year",
  "same one last year",
  "year before",
  "a year before",
  "a year earlier",
  "one year earlier",
  "year earlier",
  "previous year",
  "prior year",
  "même mois l'an dernier",
  "même mois de l'an dernier",
  "même mois l'année dernière",
  "même mois de l'année dernière",
  "même mois de l'année précédente",
  "même mois un an plus tôt",
  "même trimestre l'an dernier",
  "même trimestre de l'an dernier",
  "même trimestre l'année dernière",
  "même trimestre de l'année dernière",
  "même trimestre de l'année précédente",
  "même trimestre un an plus tôt",
  "même période l'an dernier",
  "même période de l'an dernier",
  "même période l'année dernière",
  "même période de l'année dernière",
  "même période de l'année précédente",
  "même période un an plus tôt",
  "un an plus tôt",
  "un an avant",
  "un an auparavant",
  "année d'avant",
  "année précédente"
]
  .map(phraseKey)
  .sort((a, b) => b.length - a.length);

/** Said of another period: the one of the same length just before it. */
export const JUST_BEFORE = [
  "month before",
  "quarter before",
  "week before",
  "day before",
  "period before",
  "previous month",
  "previous quarter",
  "previous week",
  "previous period",
  "preceding month",
  "preceding quarter",
  "mois d'avant",
  "mois précédent",
  "trimestre d'avant",
  "trimestre précédent",
  "semaine d'avant",
  "semaine précédente",
  "période précédente",
  "période d'avant"
].map(phraseKey);
