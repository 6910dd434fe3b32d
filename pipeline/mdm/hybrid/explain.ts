import {attributeOf} from "../compare/attributes.ts";
import {FIELDS, fieldBits, LEVELS} from "../compare/fields.ts";
import {ABSENT, DIFFERENCE, ELSEWHERE} from "../compare/presence.ts";
import type {Pairs} from "../block/codes.ts";
import type {Evidence} from "../types.ts";
import type {Prepared} from "./prepare.ts";
import {FIELD_WEIGHT, KIND_WEIGHT, type Model} from "./evidence.ts";
import type {Scored} from "./score.ts";

/** Level of a field that neither record has. */
const MISSING = 0;

/** Most words named one by one in an explanation; the rest are summed. */
const WORDS = 6;

/**
 * A pair's score taken apart. Bits are the score's own scale: what similarity, each telling word and each field added
 * or took; they sum to the score over bits per score.
 */
export function explain(prepared: Prepared, pairs: Pairs, scored: Scored, pair: number): Evidence[] {
  const {left, right, tokens} = prepared;
  const [l, r] = [pairs.left[pair]!, pairs.right[pair]!];
  const [a, b] = [left.records[l]!, right.records[r]!];
  const {modelsOf, perBit, perSimilarity, similarity, presence, levels} = scored;
  const models = modelsOf(pair);
  const mean = (bits: (model: Model) => number): number =>
    models.reduce((sum, model) => sum + bits(model), 0) / models.length;
  const unit = perBit || 1;
  const round = (bits: number): number => Math.round(bits * 100) / 100;
  const evidence: Evidence[] = [
    {
      field: "name",
      level: `similarity ${similarity[pair]!.toFixed(2)}`,
      bits: round((perSimilarity * similarity[pair]!) / unit),
      left: a.name,
      right: b.name
    }
  ];
  if (!models.length) return evidence;
  const words: Evidence[] = [];
  let shared = 0;
  let at = presence.offsets[pair]!;
  for (const direction of [0, 1] as const)
    for (const token of direction ? right.name[r]! : left.name[l]!) {
      const state = presence.state[at++]!;
      const differs = DIFFERENCE[state]!;
      const bits = mean(
        ({learnt}) => differs * learnt.absent[direction][token]! + (1 - differs) * learnt.present[direction][token]!
      );
      if (state === ABSENT || state === ELSEWHERE) {
        const [own, other] = [tokens[token]!, state === ELSEWHERE ? "(in other text)" : ""];
        words.push({
          field: "word",
          level: state === ELSEWHERE ? "elsewhere" : "missing",
          bits: round(bits),
          left: direction ? other : own,
          right: direction ? own : other
        });
      } else shared += bits;
    }
  words.sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits));
  const rest = words.slice(WORDS).reduce((sum, word) => sum + word.bits, 0);
  evidence.push(
    {field: "shared words", level: "present", bits: round(shared), left: "", right: ""},
    ...words.slice(0, WORDS)
  );
  if (words.length > WORDS)
    evidence.push({field: "other words", level: "missing", bits: round(rest), left: "", right: ""});
  let missing = 0;
  FIELDS.forEach((field, f) => {
    const level = levels[pair * FIELDS.length + f]!;
    if (level === MISSING) {
      missing += (FIELD_WEIGHT[field] ?? KIND_WEIGHT) * mean(({fields}) => fieldBits(levels, fields, pair, f));
      return;
    }
    evidence.push({
      field,
      level: LEVELS[field][level]!,
      bits: round((FIELD_WEIGHT[field] ?? KIND_WEIGHT) * mean(({fields}) => fieldBits(levels, fields, pair, f))),
      left: valueOf(prepared, "left", l, field),
      right: valueOf(prepared, "right", r, field)
    });
  });
  if (round(missing) !== 0)
    evidence.push({field: "other fields", level: "missing", bits: round(missing), left: "", right: ""});
  models[0]!.attributes.forEach(({name, left: lefts, right: rights}, i) => {
    const [x, y] = [lefts[l]!, rights[r]!];
    if (x < 0 || y < 0) return;
    evidence.push({
      field: name,
      level: x === y ? "equal" : "differs",
      bits: round(mean(({attributes}) => attributes[i]!.bits(x, y))),
      left: attributeOf(a, name),
      right: attributeOf(b, name)
    });
  });
  return evidence;
}

function valueOf(prepared: Prepared, side: "left" | "right", row: number, field: string): string {
  const {records, name} = prepared[side];
  const record = records[row]!;
  if (field === "price") return record.price === undefined ? "" : String(record.price);
  if (field === "brand") return record.brand ?? "";
  if (field === "code") return record.code ?? "";
  const kind = field === "model" ? "code" : field;
  return [...name[row]!]
    .filter((token) => prepared.kinds[token] === kind)
    .map((token) => prepared.tokens[token]!)
    .join(" ");
}

/** The one line that a steward reads: what speaks most for the pair and what most against. */
export function reasonOf(evidence: readonly Evidence[], verdict: string): string {
  const say = ({field, level, left, right}: Evidence): string =>
    field === "name"
      ? `name ${level}`
      : field === "word"
        ? `${left && !left.startsWith("(") ? `${left} on the left only` : `${right} on the right only`}`
        : left || right
          ? `${field} ${level}: ${[...new Set([left, right].filter((v) => v !== ""))].join(" / ")}`
          : `${field} ${level}`;
  const sorted = [...evidence].sort((a, b) => b.bits - a.bits);
  const good = sorted
    .filter(({bits, field}) => bits > 0.5 && field !== "shared words" && field !== "other fields")
    .slice(0, 2)
    .map(say);
  const bad = sorted
    .filter(({bits}) => bits < -0.5)
    .slice(-2)
    .reverse()
    .map(say);
  return [verdict, good.length ? `for: ${good.join(", ")}` : "", bad.length ? `against: ${bad.join(", ")}` : ""]
    .filter((part) => part !== "")
    .join("; ");
}
