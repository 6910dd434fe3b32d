import {SmartshopError} from "../../errors.ts";
import {parsePrice} from "../records.ts";
import {type TextTable} from "./table.ts";

/** Which columns play which part. Positions in the table; description may be several columns, read one after another. */
export interface Roles {
  readonly id: number | null;
  readonly name: number;
  readonly brand: number | null;
  readonly price: number | null;
  readonly code: number | null;
  readonly category: number | null;
  readonly description: readonly number[];
}

/** Columns named by the user; what is not named is guessed. */
export interface RoleNames {
  readonly id?: string;
  readonly name?: string;
  readonly brand?: string;
  readonly price?: string;
  readonly code?: string;
  readonly category?: string;
  readonly description?: string;
}

/** Header words by role, best first. Matched on the header in lower case without punctuation. */
const HEADERS: Record<"name" | "brand" | "price" | "code" | "category" | "description", readonly RegExp[]> = {
  name: [
    /^(product|item|article|listing)?(name|title)$/,
    /(name|title)$/,
    /^(product|item|article|label|designation|libelle|bezeichnung)$/,
    /name|title/
  ],
  brand: [
    /^(brand|manufacturer|maker|vendor)(name)?$/,
    /^(make|publisher|producer|authors?|artist|marque|hersteller)$/,
    /brand|manufactur|vendor|maker/
  ],
  price: [
    /^(price|saleprice|currentprice|unitprice)$/,
    /^(listprice|msrp|rrp|retailprice|cost|amount|prix|preis)$/,
    /price/
  ],
  code: [
    /^(model|modelno|modelnumber|modelnum|mpn|partno|partnumber|manufacturerpartnumber)$/,
    /^(upc|ean|gtin|isbn|barcode)(13|14)?$/,
    /^(code|sku|stockcode|productcode|itemcode|articlecode|articlenumber|itemno|itemnumber)$/,
    /model|mpn|partno|partnum|gtin|upc/
  ],
  category: [/^(category|productcategory|group|groupname|department|class|type|genre)$/, /category|group/],
  description: [
    /^(description|descr|details|summary|longdescription|shortdescription|body|text|features)$/,
    /desc|detail|feature|spec/
  ]
};

const plain = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, "");

interface Profile {
  readonly filled: number;
  readonly distinct: number;
  readonly words: number;
  readonly numeric: number;
  readonly link: number;
  readonly year: number;
}

function profile(table: TextTable, column: number): Profile {
  const values = table.rows.map((row) => row[column]!.trim()).filter((value) => value !== "");
  const n = Math.max(1, values.length);
  const count = (test: (value: string) => boolean): number => values.filter(test).length / n;
  return {
    filled: values.length / table.rows.length,
    distinct: new Set(values).size / n,
    words: values.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / n,
    numeric: count((value) => parsePrice(value) !== undefined),
    link: count((value) => /^(https?:|www\.)\S+$|\.(jpe?g|png|gif)$/i.test(value)),
    year: count((value) => /^(19|20)\d\d$/.test(value))
  };
}

/** The best free column for a role by header, then by a score of its values; null when no header fits. */
function byHeader(
  table: TextTable,
  role: keyof typeof HEADERS,
  isFree: (column: number) => boolean,
  score: (column: number) => number
): number | null {
  for (const pattern of HEADERS[role]) {
    const fits = table.columns.map((header, i) => ({i, ok: pattern.test(plain(header)) && isFree(i) && score(i) > 0}));
    const best = fits.filter((f) => f.ok).sort((a, b) => score(b.i) - score(a.i) || a.i - b.i)[0];
    if (best) return best.i;
  }
  return null;
}

function named(table: TextTable, header: string): number {
  const exact = table.columns.indexOf(header);
  const found = exact >= 0 ? exact : table.columns.findIndex((c) => plain(c) === plain(header));
  if (found < 0)
    throw new SmartshopError("usage", `no column ${header} in ${table.file}; it has: ${table.columns.join(", ")}`);
  return found;
}

/**
 * Guesses which column is what from headers and values; names given by the user win.
 * @param isId Answers which of the unique columns is the id when something outside knows (a truth file).
 * @throws SmartshopError "usage" when a named column is missing, "input" when nothing can be a name.
 */
export function guessRoles(table: TextTable, given: RoleNames = {}, isId?: (column: number) => boolean): Roles {
  const profiles = table.columns.map((_, i) => profile(table, i));
  const taken = new Set<number>();
  const take = (column: number | null): number | null => {
    if (column !== null) taken.add(column);
    return column;
  };
  const isFree = (column: number): boolean => !taken.has(column);
  const of = (role: keyof RoleNames): number | null => {
    const header = given[role];
    return header ? take(named(table, header)) : null;
  };
  const [id0, name0, brand0, price0, code0, category0, description0] = [
    of("id"),
    of("name"),
    of("brand"),
    of("price"),
    of("code"),
    of("category"),
    of("description")
  ];
  const id = id0 ?? take(guessId(table, profiles, isFree, isId));
  const name =
    name0 ??
    take(
      byHeader(table, "name", isFree, (i) =>
        profiles[i]!.link < 0.5 && profiles[i]!.numeric < 0.9 ? profiles[i]!.filled * profiles[i]!.distinct : 0
      ) ?? wordiest(profiles, isFree)
    );
  if (name === null)
    throw new SmartshopError("input", `no column of ${table.file} looks like a name; say which by --name`);
  const filled = (i: number): number => profiles[i]!.filled;
  const price =
    price0 ?? take(byHeader(table, "price", isFree, (i) => filled(i) * (profiles[i]!.numeric > 0.5 ? 1 : 0)));
  const code =
    code0 ??
    take(byHeader(table, "code", isFree, (i) => (profiles[i]!.words < 3 ? filled(i) * profiles[i]!.distinct : 0)));
  const brand = brand0 ?? take(byHeader(table, "brand", isFree, filled));
  const category =
    category0 ?? take(byHeader(table, "category", isFree, (i) => (profiles[i]!.link < 0.5 ? filled(i) : 0)));
  return {
    id,
    name,
    brand,
    price,
    code,
    category,
    description: description0 === null ? restOfText(table, profiles, isFree) : [description0]
  };
}

/** Unique and filled columns may be ids; a header with "id" first, then the leftmost. */
function guessId(
  table: TextTable,
  profiles: readonly Profile[],
  isFree: (column: number) => boolean,
  isId?: (column: number) => boolean
): number | null {
  const unique = profiles
    .map((p, i) => ({i, p, header: table.columns[i]!}))
    .filter(({i, p}) => isFree(i) && p.filled === 1 && p.distinct === 1);
  if (isId) {
    const known = unique.find(({i}) => isId(i));
    if (known) return known.i;
  }
  const score = ({i, p, header}: {i: number; p: Profile; header: string}): number =>
    (/^id$/i.test(header) ? 4 : /(^|[_\s-])id$|^id[_\s-]|[a-z]I[dD]$|^id[A-Z]/.test(header) ? 3 : 0) +
    (i === 0 ? 2 : 0) +
    (p.words <= 1.05 ? 1 : -2);
  const best = unique.map((u) => ({...u, s: score(u)})).sort((a, b) => b.s - a.s || a.i - b.i)[0];
  return best && best.s >= 1 ? best.i : null;
}

function wordiest(profiles: readonly Profile[], isFree: (column: number) => boolean): number | null {
  const best = profiles
    .map((p, i) => ({i, score: p.link < 0.5 && p.numeric < 0.5 ? p.distinct * p.filled * Math.min(p.words, 12) : 0}))
    .filter(({i, score}) => isFree(i) && score > 0.2)
    .sort((a, b) => b.score - a.score || a.i - b.i)[0];
  return best ? best.i : null;
}

/** What is left and is text, or a year, is description; links, numbers and copies (`orig_…`) are not. */
function restOfText(table: TextTable, profiles: readonly Profile[], isFree: (column: number) => boolean): number[] {
  return table.columns
    .map((header, i) => ({header, i, p: profiles[i]!}))
    .filter(({header, i, p}) => {
      if (!isFree(i) || p.filled === 0 || p.link > 0.3) return false;
      if (
        /^(orig|raw|old)[_\s-]/i.test(header) ||
        /url|image|img|link|weight|dimension|shipping|date|(^|_)id$/i.test(header)
      )
        return false;
      return (
        p.year > 0.8 || (p.numeric < 0.5 && (p.words >= 1.5 || HEADERS.description.some((h) => h.test(plain(header)))))
      );
    })
    .map(({i}) => i);
}
