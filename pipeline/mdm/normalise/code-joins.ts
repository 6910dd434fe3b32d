/** Longest run of neighbouring tokens that may be one model number: `MDR EX32LP / BLK`. */
const RUN = 4;
/** Shortest beginning of a model number that stands for it. */
const STEM = 6;
/** Letters by which a model number may go on: a colour, a region (`dscw120`, `dscw120b`). */
const SUFFIX = 3;

const isCode = (token: string): boolean => token.length >= 5 && /\d/.test(token) && /[a-z]/.test(token);

/** Model numbers written in one piece somewhere, and their beginnings. */
export interface KnownCodes {
  readonly whole: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/** Collects what the catalogues write in one piece. */
export function learnCodes(texts: readonly (readonly string[])[]): KnownCodes {
  const whole = new Set<string>();
  for (const tokens of texts) for (const token of tokens) if (isCode(token)) whole.add(token);
  const stems = new Set<string>();
  for (const code of whole)
    for (let cut = 0; cut <= SUFFIX && code.length - cut >= STEM; cut++) stems.add(code.slice(0, code.length - cut));
  return {whole, stems};
}

/**
 * Joins neighbouring tokens that are a model number elsewhere: `mdr ex32lp blk` where `mdrex32lpblk` is known, also when
 * one of both goes on by a short suffix. The longest run wins.
 */
export function joinCodes(tokens: readonly string[], {whole, stems}: KnownCodes): string[] {
  const out: string[] = [];
  for (let i = 0; i < tokens.length;) {
    let taken = 1;
    let joined = tokens[i]!;
    let run = joined;
    for (let n = 2; n <= RUN && i + n <= tokens.length; n++) {
      run += tokens[i + n - 1]!;
      if (run.length > 24) break;
      if (!isCode(run)) continue;
      if (whole.has(run) || (isStem(run, stems) && !whole.has(tokens[i]!) && !whole.has(tokens[i + n - 1]!)))
        [taken, joined] = [n, run];
    }
    out.push(joined);
    i += taken;
  }
  return out;
}

function isStem(run: string, stems: ReadonlySet<string>): boolean {
  for (let cut = 0; cut <= SUFFIX && run.length - cut >= STEM; cut++)
    if (/\d/.test(run.slice(0, run.length - cut)) && stems.has(run.slice(0, run.length - cut))) return true;
  return false;
}
