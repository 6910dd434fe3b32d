import type {Interval} from "./bootstrap.ts";
import type {Measured, SetMeasured} from "./measure.ts";

const three = (x: number): string => x.toFixed(3);
const range = ([low, high]: Interval): string => `[${three(low)}, ${three(high)}]`;

/** A run's measures as lines of text. */
export function sayMeasured(m: Measured): string {
  const rows = (["precision", "recall", "f1"] as const).map(
    (name) => `  ${name.padEnd(12)}${three(m[name])}  95 % ${range(m.intervals[name])}`
  );
  const blockers = Object.entries(m.blockers).map(([name, b]) => `${name} ${b.pairs} (${three(b.recall)})`);
  return [
    `${m.strategy} ${m.version}, ${m.cardinality}: ${m.right} right of ${m.found} links, ${m.truth} true pairs`,
    ...rows,
    `  candidates  ${m.candidates}, recall ${three(m.blockerRecall)}: ${blockers.join(", ")}`,
    `  threshold   ${m.threshold.score.toFixed(3)} (${m.threshold.method})`,
    `  probability ${m.reliability.map((b) => `${b.mean.toFixed(2)}→${b.right.toFixed(2)} (${b.pairs})`).join(", ")}`,
    `  embeddings  ${m.embeddings ?? "none"}`,
    `  seconds     ${m.seconds.toFixed(2)}`,
    `  protocol    ${m.protocol}`
  ].join("\n");
}

/** A set's measures as lines of text, its parts included. */
export function saySet(m: SetMeasured): string {
  const parts = Object.entries(m.parts).map(
    ([name, s]) =>
      `  ${name.padEnd(12)}F1 ${three(s.f1)}, precision ${three(s.precision)}, recall ${three(s.recall)} (${s.truth} pairs)`
  );
  return [
    `${m.set}: ${m.sides[0]} × ${m.sides[1]}`,
    sayMeasured(m),
    ...parts,
    `  orphans     ${m.orphanLinks} links of left records that have no partner`
  ].join("\n");
}
