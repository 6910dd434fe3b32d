/** Header words by role, best first. Matched on the header in lower case without punctuation and accents. */
export const HEADERS: Record<"name" | "brand" | "price" | "code" | "category" | "description", readonly RegExp[]> = {
  name: [
    /^(product|item|article|listing|offer)?(name|title)(en|fr|de)?$/,
    /^(?!brand|manufact|vendor|seller|shop|store|supplier|categ|group|model|file|image|author|user|merchant|company|short|meta|series|colou?r).*(name|title)$/,
    /^(product|item|article|label|designation|libelle|bezeichnung|artikel|produit|nom|titre|titulo|titel|titolo|nombre|nome|naam|namn|navn|nazwa|producto|prodotto|omschrijving)$/,
    /^(article|product|produkt|artikel)(bezeichnung|text|label|designation)$/,
    /^(?!brand|manufact|vendor|seller|shop|store|supplier|categ|group|file|image|author|user|merchant|company).*(name|title)/,
    /^(description|descr|desc)$/
  ],
  brand: [
    /^(brand|manufacturer|mfr|mfg|maker)(name)?$/,
    /^(make|publisher|producer|developer|studio|marque|hersteller|marke|fabricant|marca|merk)$/,
    /^(author|artist|company|brewery|brewfactory|label)s?(name)?$/,
    /^(vendor|supplier)(name)?$/,
    /brand|manufactur|vendor|maker/
  ],
  price: [
    /^(price|saleprice|currentprice|unitprice|sellingprice)(usd|eur|gbp|cad|aud)?$/,
    /^(listprice|msrp|rrp|retailprice|cost|amount|prix|preis|precio|prezzo|prijs)$/,
    /price|prix|preis/
  ],
  code: [
    /^(model|modelno|modelnumber|modelnum|modelcode|mpn|partno|partnumber|manufacturerpartnumber|mfrpartnumber)$/,
    /^(upc|ean|gtin|isbn|barcode)(code)?(10|12|13|14)?$/,
    /^(code|sku|stockcode|productcode|itemcode|articlecode|articlenumber|itemno|itemnumber)$/,
    /model|mpn|partno|partnum|gtin|upc|(sku|ean)$/
  ],
  category: [
    /^(product|main)?category(name)?$/,
    /^(group|groupname|department|class|type|genre|kategorie|categorie)$/,
    /category|group/
  ],
  description: [
    /^(description|descr|details|summary|longdescription|shortdescription|body|text|features|beschreibung|beskrivning|descripcion|descrizione|opis)$/,
    /desc|detail|feature|spec/
  ]
};

/** Headers of columns whose text says nothing about what a thing is. */
export const NO_TEXT = /url|image|img|link|weight|dimension|shipping|date|time$|currency|(^|_)id$/i;

/** Headers of copies of other columns, such as `orig_description`. */
export const COPY = /^(orig|raw|old)[_\s-]/i;

/** A header in lower case, without punctuation and accents. */
export const plain = (header: string): string =>
  header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const of = (role: keyof typeof HEADERS, header: string): boolean => HEADERS[role].some((h) => h.test(plain(header)));

/** How much a header sounds like an id's: 4 is `id` itself, 0 says nothing, less speaks against it. */
export function soundsLikeId(header: string): number {
  if (/^id$/i.test(header)) return 4;
  if (/(^|[_\s-])(id|uid|guid)$|^id[_\s-]|[a-z]I[dD]$|^id[A-Z]/.test(header) || /[_\s-](id|uid|guid)$/i.test(header))
    return 3;
  if (/^unnamed|^column\d+$|^index$/i.test(header)) return -2;
  if (of("price", header) || of("description", header)) return -3;
  if (/^(asin|sku|key|nr|no|pk|ref|reference|code)$|(code|sku|asin|key|nr|no|number|ref)$/.test(plain(header)))
    return 1;
  return of("name", header) || of("brand", header) || of("category", header) ? -3 : 0;
}
