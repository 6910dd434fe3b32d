/** Columns of the file, each line one entry; sorted by day, hour, country and article, which makes gzip do most of the work. */
export const COLUMNS = {
  /** Whole number of `1/scale` pounds. */
  price: Int32Array,
  /** Pieces; negative for what came back. */
  quantity: Int32Array,
  /** Place in `products`. */
  product: Uint16Array,
  /** Days since `start`. */
  day: Uint16Array,
  hour: Uint8Array,
  /** Place in `countries`. */
  country: Uint8Array,
  /** Place in `KINDS`. */
  kind: Uint8Array
} as const;

export const KINDS = ["Articles sold", "Services charged", "Returns"] as const;
/** Names of the kinds in the URL and in the exported file. */
export const KIND_CODES = ["article", "service", "return"] as const;

/** What stands before the columns. */
export interface Header {
  lines: number;
  /** First day, ISO. */
  start: string;
  days: number;
  /** Units of money in a pound: 100, 1,000 or 10,000, so that every price is a whole number. */
  scale: number;
  /** Code and name, the most lines first. */
  countries: [code: string, name: string][];
  products: [code: string, name: string][];
}

type Column<Name extends keyof typeof COLUMNS> = InstanceType<(typeof COLUMNS)[Name]>;
export type Lines = Header & {[Name in keyof typeof COLUMNS]: Column<Name>};

/** Columns start at multiples of eight bytes, as typed arrays must. */
const aligned = (bytes: number): number => (bytes + 7) & ~7;

/** The file: length of the header, header as JSON, then each column. */
export function pack(lines: Lines): Uint8Array {
  const {lines: n, start, days, scale, countries, products} = lines;
  const json = new TextEncoder().encode(JSON.stringify({lines: n, start, days, scale, countries, products}));
  const columns = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((name) => lines[name]);
  const size = columns.reduce((sum, c) => sum + aligned(c.byteLength), aligned(4 + json.length));
  const file = new Uint8Array(size);
  new DataView(file.buffer).setUint32(0, json.length, true);
  file.set(json, 4);
  let at = aligned(4 + json.length);
  for (const column of columns) {
    file.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  return file;
}

/** Reads the file without copying a column. @throws RangeError when it is shorter than its header says. */
export function unpack(file: ArrayBuffer): Lines {
  const length = new DataView(file).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length))) as Header;
  let at = aligned(4 + length);
  const columns = Object.entries(COLUMNS).map(([name, Type]) => {
    const column = new Type(file, at, header.lines);
    at += aligned(column.byteLength);
    return [name, column] as const;
  });
  return {...header, ...(Object.fromEntries(columns) as {[Name in keyof typeof COLUMNS]: Column<Name>})};
}

/** Un-gzips in the browser's own way: the file is gzipped as such, so that a host need not know of it. */
export async function gunzip(response: Response): Promise<ArrayBuffer> {
  if (!response.ok || !response.body) throw new Error(`the lines could not be fetched: status ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
