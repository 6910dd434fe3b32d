/**
 * Writes one small ONNX model by hand: nearest rows by dot product. Protocol buffers are tags and lengths; a whole
 * library for forty bytes of structure would be the larger dependency. Field numbers: onnx.proto3 of ONNX 1.14.
 */
type Bytes = readonly number[];

const varint = (value: number): Bytes => {
  const bytes: number[] = [];
  let v = value;
  for (; v > 127; v = Math.floor(v / 128)) bytes.push((v % 128) | 128);
  bytes.push(v);
  return bytes;
};
const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, content: Bytes): Bytes => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content
];
const text = (field: number, value: string): Bytes => bytes(field, [...Buffer.from(value, "utf8")]);

const FLOAT = 1;
const INT32 = 6;
const INT64 = 7;

const attribute = (name: string, value: number): Bytes => [...text(1, name), ...number(3, value), ...number(20, 2)];

function node(operation: string, inputs: string[], outputs: string[], attributes: Record<string, number> = {}): Bytes {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, operation),
    ...Object.entries(attributes).flatMap(([name, value]) => bytes(5, attribute(name, value)))
  ];
}

function value(name: string, type: number, dimensions: string[]): Bytes {
  const shape = dimensions.flatMap((dimension) => bytes(1, text(2, dimension)));
  return [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape)]))];
}

/**
 * `scores, rows = TopK(queries · baseᵀ, k)`: inputs `queries` [n, d], `base` [m, d] (float32) and `k` [1] (int64, at
 * most m); outputs `scores` [n, k] (float32, falling) and `rows` [n, k] (int32).
 */
export function nearestModel(): Uint8Array {
  const graph: Bytes = [
    ...bytes(1, node("Gemm", ["queries", "base"], ["products"], {transB: 1})),
    ...bytes(1, node("TopK", ["products", "k"], ["scores", "places"], {axis: 1})),
    ...bytes(1, node("Cast", ["places"], ["rows"], {to: INT32})),
    ...text(2, "nearest"),
    ...bytes(11, value("queries", FLOAT, ["n", "d"])),
    ...bytes(11, value("base", FLOAT, ["m", "d"])),
    ...bytes(11, value("k", INT64, ["one"])),
    ...bytes(12, value("scores", FLOAT, ["n", "k"])),
    ...bytes(12, value("rows", INT32, ["n", "k"]))
  ];
  const operators: Bytes = [...text(1, ""), ...number(2, 13)];
  return Uint8Array.from([...number(1, 8), ...text(2, "smartshop360"), ...bytes(7, graph), ...bytes(8, operators)]);
}
