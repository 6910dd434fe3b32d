import {type Calendar, clock} from "./calendar.ts";

interface Entry {
  minute: number;
  write: (at: string) => void;
}

/** What happens when: entries are written in the order of time, and may put later ones on the agenda. */
export class Agenda {
  readonly #days: Entry[][];
  readonly #dates: readonly string[];

  constructor(calendar: Calendar) {
    this.#dates = calendar.dates;
    this.#days = calendar.dates.map(() => []);
  }

  /** Puts an entry down; it is called with its `YYYY-MM-DD HH:MM:00`. Minutes after closing become the last. */
  add(day: number, minute: number, write: (at: string) => void): void {
    this.#days[day]!.push({minute: Math.min(minute, 20 * 60 + 59), write});
  }

  /** Writes all, and forgets each day when it is over. */
  run(): void {
    for (const [d, day] of this.#days.entries()) {
      day.sort((a, b) => a.minute - b.minute);
      for (let i = 0; i < day.length; i++) {
        const {minute, write} = day[i]!;
        const before = day.length;
        write(`${this.#dates[d]} ${clock(minute)}`);
        // What came in for the same day while it was written is put where it belongs among the rest.
        if (day.length > before) day.push(...day.splice(i + 1).sort((a, b) => a.minute - b.minute));
      }
      day.length = 0;
    }
  }
}
