import {toCsv} from "../csv.js";
import {keep, readKept, type Store} from "../kept.js";

/** How rows of one of the stewards' files are kept. */
export interface WordKind<Row> {
  /** Under which they are kept in the browser. */
  readonly key: string;
  /** Columns of the file, in its order. */
  readonly columns: readonly (keyof Row & string)[];
  /** Whether two rows speak of the same thing: the later one stands. */
  readonly isSame: (a: Row, b: Row) => boolean;
}

/** What a steward said on this page: kept in the browser until exported and cleared; the last word on a thing counts. */
export class StewardWords<Row extends object> {
  private list: Row[];
  private readonly kind: WordKind<Row>;
  private readonly store: Store | undefined;

  constructor(kind: WordKind<Row>, store?: Store) {
    this.kind = kind;
    this.store = store;
    this.list = store ? (readKept(kind.key, store) as Row[]) : [];
  }

  all(): readonly Row[] {
    return this.list;
  }

  /** Puts a word at the end; an earlier one on the same thing gives way. */
  add(word: Row): void {
    this.change([...this.list.filter((d) => !this.kind.isSame(d, word)), word]);
  }

  /** Takes the last word back and returns it. */
  undo(): Row | undefined {
    const last = this.list.at(-1);
    this.change(this.list.slice(0, -1));
    return last;
  }

  clear(): void {
    this.change([]);
  }

  /** The file, as the next refresh reads it. */
  csv(): string {
    const {columns} = this.kind;
    return toCsv(
      columns,
      this.list.map((d) => columns.map((name) => d[name]))
    );
  }

  private change(list: Row[]): void {
    this.list = list;
    if (this.store) keep(this.kind.key, list, this.store);
  }
}
