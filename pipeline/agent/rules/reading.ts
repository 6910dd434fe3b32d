import type {Language} from "../semantic/measures.ts";
import type {Match} from "./found.ts";
import type {Meaning, Slot} from "./slots.ts";
import type {Vocabulary} from "./vocabulary.ts";

type Of<T extends Meaning["type"]> = Slot & {meaning: Extract<Meaning, {type: T}>};

/** A question being read: what was recognised, and which of it was made use of. What stays unused stops the answer. */
export class Reading {
  readonly #used = new Set<object>();
  readonly match: Match;
  readonly language: Language;
  readonly vocabulary: Vocabulary;

  constructor(match: Match, language: Language, vocabulary: Vocabulary) {
    this.match = match;
    this.language = language;
    this.vocabulary = vocabulary;
  }

  /** Marks something as made use of. */
  use<T extends object>(thing: T): T {
    this.#used.add(thing);
    return thing;
  }

  isUsed(thing: object): boolean {
    return this.#used.has(thing);
  }

  /** Unused slots of a type, left to right. */
  all<T extends Meaning["type"]>(type: T): Of<T>[] {
    return this.match.slots.filter((s): s is Of<T> => s.meaning.type === type && !this.#used.has(s));
  }

  /** The first unused slot of a type. */
  first<T extends Meaning["type"]>(type: T): Of<T> | undefined {
    return this.all(type)[0];
  }

  /** Whether there is a slot of a type, used or not. */
  has(...types: Meaning["type"][]): boolean {
    return this.match.slots.some((s) => types.includes(s.meaning.type));
  }

  /** Uses every slot of these types. */
  useAll(...types: Meaning["type"][]): void {
    for (const slot of this.match.slots) if (types.includes(slot.meaning.type)) this.#used.add(slot);
  }

  /** The unused slot that begins next after a place, small words passed over. */
  after(place: number, reach = 3): Slot | undefined {
    return this.match.slots.find((s) => s.start >= place && s.start <= place + reach && s.meaning.type !== "stop");
  }

  /** The unused slot that ends last before a place, small words passed over. */
  before(place: number, reach = 4): Slot | undefined {
    return this.match.slots.filter((s) => s.end <= place && s.end >= place - reach && s.meaning.type !== "stop").at(-1);
  }

  /** Whether a noun was written in the plural. */
  isPlural(slot: Slot): boolean {
    const last = this.match.words[slot.end - 1]!;
    if (last.text === "pays" || last.text === "mois") {
      const led = this.match.words.slice(Math.max(0, slot.start - 4), slot.start).map((w) => w.text);
      return led.some((w) => /^(les|des|quels|nos|ces|top|\d+)$/.test(w));
    }
    return /s$/.test(last.text);
  }

  /** Words, of those that carry meaning, that were made no use of. */
  unused(): string[] {
    const {slots, entities, numbers, periods, words, unknown} = this.match;
    const silent = new Set<Meaning["type"]>([
      "stop",
      "list",
      "which",
      "by",
      "follow",
      "total",
      "each",
      "only",
      "average"
    ]);
    const left = [...slots.filter((s) => !silent.has(s.meaning.type)), ...entities, ...numbers, ...periods].filter(
      (s) => !this.#used.has(s)
    );
    return [
      ...unknown,
      ...left.map((s) =>
        words
          .slice(s.start, s.end)
          .map((w) => w.text)
          .join(" ")
      )
    ];
  }
}
