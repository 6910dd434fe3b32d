import {snapshots} from "./snapshots.ts";

/** One way to cluster a strategy's pairs, against connected components of its links. */
export interface Clustering {
  strategy: string;
  method: string;
  clusters: number;
  /** Records of the largest. */
  largest: number;
  /** Pairs of records that only components, and only this method, put together. */
  componentsOnly: number;
  methodOnly: number;
  adjustedRand: number;
}

/** The ways to cluster that the refresh compared, as it ordered them. */
export async function clusterings(): Promise<Clustering[]> {
  const db = await snapshots();
  if (!(await db.has("mdm_clustering"))) return [];
  return db.rows<Clustering>(
    `SELECT strategy, method, clusters, largest, components_only AS "componentsOnly", method_only AS "methodOnly",
      adjusted_rand AS "adjustedRand" FROM meta.mdm_clustering ORDER BY strategy, method <> 'components', clusters DESC, method`
  );
}
