/** What a file can hold. Stewards' files are recognised so that they are not called unknown; pipeline/mdm reads them. */
export type SourceKind =
  "transaction" | "listing" | "review" | "labelled_review" | "cost" | "truth" | "decision" | "golden" | "strike";

/** One column of a kind of file. */
export interface SourceColumn {
  /** Its name in the raw table. */
  name: string;
  /** The spellings met in the wild, the usual one first. Case, spaces and punctuation do not count. */
  spellings: readonly string[];
  /** Whether a file without it is refused. */
  required: boolean;
}

const need = (name: string, ...spellings: string[]): SourceColumn => ({name, spellings, required: true});
const may = (name: string, ...spellings: string[]): SourceColumn => ({name, spellings, required: false});

/** The columns of each kind, in the order of the raw table. */
export const KINDS: Record<SourceKind, readonly SourceColumn[]> = {
  transaction: [
    need("invoice", "Invoice", "InvoiceNo"),
    need("stock_code", "StockCode"),
    need("description", "Description"),
    need("quantity", "Quantity"),
    need("invoice_date", "InvoiceDate"),
    need("price", "Price", "UnitPrice"),
    need("customer_id", "Customer ID", "CustomerID"),
    need("country", "Country")
  ],
  listing: [
    need("listing_id", "listing_id"),
    need("title", "title"),
    may("brand", "brand"),
    may("price", "price"),
    may("code", "code"),
    may("description", "description")
  ],
  review: [
    need("review_id", "review_id"),
    need("listing_id", "listing_id"),
    need("rating", "rating"),
    may("review_date", "review_date"),
    may("reviewer", "reviewer"),
    may("title", "title"),
    need("body", "body")
  ],
  labelled_review: [
    need("review", "review"),
    need("sentiment", "sentimen", "sentiment"),
    may("translation", "translate", "translation")
  ],
  cost: [need("stock_code", "stock_code", "StockCode"), need("unit_cost", "unit_cost")],
  truth: [need("listing_id", "listing_id"), need("stock_code", "stock_code", "StockCode")],
  decision: [
    need("left_id", "left_id"),
    need("right_id", "right_id"),
    need("verdict", "verdict"),
    may("who", "who"),
    may("decided_at", "decided_at"),
    may("why", "why")
  ],
  golden: [
    need("product_code", "product_code"),
    need("field", "field"),
    need("value", "value"),
    may("who", "who"),
    may("decided_at", "decided_at"),
    may("why", "why")
  ],
  strike: [need("token", "token"), need("decided_at", "decided_at"), may("who", "who"), may("why", "why")]
};

/** How a person calls a kind. */
export const KIND_LABEL: Record<SourceKind, string> = {
  transaction: "transactions",
  listing: "listings",
  review: "reviews",
  labelled_review: "labelled reviews",
  cost: "costs",
  truth: "true matches",
  decision: "stewards' decisions",
  golden: "stewards' golden values",
  strike: "words that stewards struck"
};

/** A column's name without case, spaces and punctuation: `Customer ID` and `CustomerID` are one. */
export const normalName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
