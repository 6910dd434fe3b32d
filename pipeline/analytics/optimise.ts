export interface Minimum {
  /** Where the least value was found. */
  x: number[];
  /** The least value. */
  value: number;
}

interface Vertex {
  x: number[];
  value: number;
}

/** `from + step × (from − away)`: one move of the simplex. */
const move = (from: readonly number[], away: readonly number[], step: number): number[] =>
  from.map((v, i) => v + step * (v - away[i]!));

/** One run of the downhill simplex, until its values differ by less than `tolerance` of their size. */
function simplex(f: (x: number[]) => number, start: readonly number[], tolerance: number, iterations: number): Vertex {
  const n = start.length;
  const at = (x: number[]): Vertex => ({x, value: f(x)});
  const vertices = [
    at([...start]),
    ...start.map((v, i) => at(start.map((w, j) => (i === j ? (v ? v * 1.1 : 0.1) : w))))
  ];
  for (let i = 0; i < iterations; i++) {
    vertices.sort((a, b) => a.value - b.value);
    const best = vertices[0]!,
      worst = vertices[n]!;
    if (worst.value - best.value <= tolerance * (1 + Math.abs(best.value))) break;
    const centre = start.map((_, j) => vertices.slice(0, n).reduce((sum, v) => sum + v.x[j]!, 0) / n);
    const reflected = at(move(centre, worst.x, 1));
    if (reflected.value < best.value) {
      const expanded = at(move(centre, worst.x, 2));
      vertices[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < vertices[n - 1]!.value) {
      vertices[n] = reflected;
    } else {
      const contracted = at(move(centre, reflected.value < worst.value ? reflected.x : worst.x, -0.5));
      if (contracted.value < Math.min(reflected.value, worst.value)) vertices[n] = contracted;
      else for (let k = 1; k <= n; k++) vertices[k] = at(move(best.x, vertices[k]!.x, -0.5));
    }
  }
  return vertices.reduce((a, b) => (b.value < a.value ? b : a));
}

/**
 * Minimises a function without gradients (Nelder and Mead, Computer Journal 7, 1965), restarted from where it stopped
 * until a restart gains less than `tolerance`, because one simplex may collapse early. A value that is not finite is a
 * wall. Our own because the libraries that have it do not load as ES modules in Node 20.
 * @param start first guess, any scale; pass what must be positive as its logarithm.
 */
export function minimise(
  f: (x: number[]) => number,
  start: readonly number[],
  {
    tolerance = 1e-8,
    restarts = 8,
    iterations = 200 * start.length
  }: {tolerance?: number; restarts?: number; iterations?: number} = {}
): Minimum {
  const walled = (x: number[]): number => {
    const value = f(x);
    return Number.isFinite(value) ? value : Number.MAX_VALUE;
  };
  let best: Minimum = {x: [...start], value: walled([...start])};
  for (let i = 0; i < restarts; i++) {
    const {x, value} = simplex(walled, best.x, tolerance, iterations);
    const gain = best.value - value;
    if (gain > 0) best = {x, value};
    if (!(gain > tolerance * (1 + Math.abs(value)))) break;
  }
  return best;
}
