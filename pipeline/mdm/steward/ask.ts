import type {QueuePair} from "./queue.ts";
import type {StewardDecision} from "./decisions.ts";

/** Where questions go and answers come from; a terminal, or a test. */
export interface Terminal {
  ask(question: string): Promise<string>;
  say(text: string): void;
}

const VERDICTS = {s: "same", d: "different", u: "unsure"} as const;
const pounds = (v: number): string => `£${Math.round(v).toLocaleString("en-GB")}`;
const price = (v: number | null): string => (v === null ? "no price" : `£${v.toFixed(2)}`);

/** A pair as lines of text. */
export function sayPair(pair: QueuePair, place: number, total: number): string {
  const {name, title, articlePrice, listingPrice, brand, code, reviews, rating} = pair;
  return [
    `${place} of ${total}: worth ${pounds(pair.worth)} (${pounds(pair.stake)} at stake, chance ${(100 * pair.probability).toFixed(0)} %, ${pair.zone === "accept" ? "linked so far" : "not linked so far"})`,
    `  article ${pair.leftId.padEnd(10)} ${name}, ${price(articlePrice)}`,
    `  listing ${pair.rightId.padEnd(10)} ${title}, ${price(listingPrice)}${brand ? `, ${brand}` : ""}${code ? `, code ${code}` : ""}`,
    `  ${reviews} reviews${rating === null ? "" : `, mean ${rating.toFixed(2)}`}; ${pair.reason}`
  ].join("\n");
}

/**
 * Asks about pairs one after the other until they end or the steward quits; each answer is kept at once.
 * @param now ISO time of an answer.
 * @returns number of answers kept.
 */
export async function askSteward(
  queue: readonly QueuePair[],
  {terminal, who, keep, now}: {terminal: Terminal; who: string; keep: (d: StewardDecision) => void; now: () => string}
): Promise<number> {
  let kept = 0;
  for (const [i, pair] of queue.entries()) {
    terminal.say(sayPair(pair, i + 1, queue.length));
    for (;;) {
      const answer = (await terminal.ask("same, different, unsure, skip or quit? [s/d/u/k/q] ")).trim().toLowerCase();
      const key = answer.charAt(0);
      if (key === "q") return kept;
      if (key === "k" || answer === "skip") break;
      if (key === "s" || key === "d" || key === "u") {
        const why = answer
          .slice(1)
          .trim()
          .replace(/^(ame|ifferent|nsure)\b\s*/, "");
        keep({leftId: pair.leftId, rightId: pair.rightId, verdict: VERDICTS[key], who, decidedAt: now(), why});
        kept++;
        break;
      }
      terminal.say("  answer s, d, u, k or q; words after the letter are kept as the reason");
    }
  }
  return kept;
}
