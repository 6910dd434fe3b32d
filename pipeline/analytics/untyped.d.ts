// Types of the few functions that we call of a library that ships none.
declare module "jstat" {
  interface Distribution<P extends number[]> {
    cdf(x: number, ...parameters: P): number;
    inv(p: number, ...parameters: P): number;
  }
  interface JStat {
    gammaln(x: number): number;
    betaln(a: number, b: number): number;
    normal: Distribution<[mean: number, sd: number]>;
    studentt: Distribution<[df: number]>;
    chisquare: Distribution<[df: number]>;
    centralF: Distribution<[df1: number, df2: number]>;
    beta: Distribution<[a: number, b: number]>;
    hypgeom: {cdf(x: number, population: number, successes: number, draws: number): number};
  }
  const jStat: JStat;
  export default jStat;
}
