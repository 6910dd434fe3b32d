import type {Language} from "../semantic/measures.ts";
import type {Reading} from "./reading.ts";
import type {Topic} from "./slots.ts";

/** The matter for which the data has nothing, or null. */
export function refusedTopic(reading: Reading): Topic | null {
  const [topic] = reading.all("topic");
  if (topic) return topic.meaning.topic;
  const named = reading.match.entities.filter((e) => e.filter.dimension === "product");
  if (reading.has("together") && named.length !== 1) return "pairs";
  // "articles that cost more than £20" means prices; any other cost is not known.
  const cost = reading.match.words.some((w) => w.stem === "cost");
  const priced = reading.has("compare", "superlative") || named.length > 0;
  const asksCost = reading.match.slots.some(
    (s) => s.meaning.type === "measure" && s.meaning.measure === "average_price"
  );
  if (cost && asksCost && !priced) return reading.vocabulary.margin ? null : "supplier";
  const margin = reading.match.slots.some(
    (s) => (s.meaning.type === "measure" || s.meaning.type === "superlative") && /^margin/.test(s.meaning.measure ?? "")
  );
  return margin && !reading.vocabulary.margin ? "margin" : null;
}

/** Why each matter cannot be answered. */
export const TOPICS: Record<Topic, Record<Language, string>> = {
  margin: {
    en: "no cost table was given, so no margin or profit can be computed",
    fr: "aucune table de coûts n'a été fournie, donc ni marge ni bénéfice ne peuvent être calculés"
  },
  stock: {
    en: "the files hold sales and returns, not stock levels",
    fr: "les fichiers contiennent des ventes et des retours, pas de stocks"
  },
  supplier: {
    en: "the files name no supplier and no purchase price",
    fr: "les fichiers ne nomment ni fournisseur ni prix d'achat"
  },
  weather: {en: "there is no weather in the data", fr: "il n'y a pas de météo dans les données"},
  person: {
    en: "customers are numbers with a country: nothing is known about the person",
    fr: "les clients sont des numéros avec un pays : rien n'est connu de la personne"
  },
  city: {
    en: "places are known by country only, and there is one shop",
    fr: "les lieux ne sont connus que par pays, et il y a une seule boutique"
  },
  staff: {en: "the files say nothing about staff", fr: "les fichiers ne disent rien du personnel"},
  marketing: {
    en: "the files say nothing about campaigns or visits",
    fr: "les fichiers ne disent rien des campagnes ni des visites"
  },
  delivery: {en: "the files say nothing about deliveries", fr: "les fichiers ne disent rien des livraisons"},
  payment: {en: "the files say nothing about payments", fr: "les fichiers ne disent rien des paiements"},
  discount: {
    en: "prices are known, but not whether one was a discount",
    fr: "les prix sont connus, mais pas s'il s'agissait d'une remise"
  },
  competitor: {en: "the files hold this shop only", fr: "les fichiers ne contiennent que cette boutique"},
  forecast: {
    en: "I answer from what was recorded; forecasts with their errors are on the forecast page",
    fr: "je réponds à partir de ce qui a été enregistré ; les prévisions et leurs erreurs sont sur la page de prévision"
  },
  currency: {
    en: "all money is in pounds sterling and no exchange rates are given",
    fr: "tous les montants sont en livres sterling et aucun taux de change n'est fourni"
  },
  tax: {en: "the files say nothing about taxes", fr: "les fichiers ne disent rien des taxes"},
  budget: {en: "no targets or budgets are given", fr: "aucun objectif ni budget n'est fourni"},
  why: {en: "the data says what happened, not why", fr: "les données disent ce qui s'est passé, pas pourquoi"},
  contact: {
    en: "customers are numbers: there are no names, addresses or e-mails",
    fr: "les clients sont des numéros : il n'y a ni nom, ni adresse, ni e-mail"
  },
  advice: {en: "I report figures and do not give advice", fr: "je donne des chiffres, pas de conseils"},
  write: {en: "I only read, and change nothing", fr: "je ne fais que lire et ne change rien"},
  pairs: {
    en: "what is bought together is computed for one named article; pairs of all articles are on the page Baskets",
    fr: "ce qui est acheté ensemble se calcule pour un article nommé ; les paires de tous les articles sont sur la page Paniers"
  },
  channel: {
    en: "the files do not say through which channel a sale came",
    fr: "les fichiers ne disent pas par quel canal une vente est venue"
  }
};
