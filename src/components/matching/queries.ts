/** Names as a list of SQL texts. */
const texts = (names: readonly string[]): string =>
  [...new Set(names)].map((name) => `'${name.replaceAll("'", "''")}'`).join(", ");

/**
 * Precision and recall of strategies at every threshold: a listing's best pair links it; what the refresh accepted enters
 * at its score but not below the strategy's own threshold, all else below it.
 */
export const curveSql = (strategies: readonly string[]): string => `WITH pair AS (
  SELECT c.strategy, c.left_id, c.right_id, c.score, d.zone,
    CASE WHEN d.zone = 'accept' OR (c.strategy = 'poc' AND d.zone = 'ask') THEN greatest(c.score, r.threshold)
      ELSE least(c.score, r.threshold - 0.000000001) END AS enters
  FROM meta.mdm_candidate AS c
  JOIN meta.mdm_decision AS d ON d.strategy = c.strategy AND d.left_id = c.left_id AND d.right_id = c.right_id
  JOIN meta.mdm_run AS r ON r.strategy = c.strategy
  JOIN v_product_kpi AS p ON p.product_code = c.left_id AND p.kind = 'article'
  WHERE c.strategy IN (${texts(strategies)})
), ranked AS (
  SELECT strategy, left_id, right_id, enters, row_number()
    OVER (PARTITION BY strategy, right_id ORDER BY enters DESC, zone, score DESC, left_id) AS place
  FROM pair
), link AS (
  SELECT r.strategy, r.enters, CASE WHEN t.stock_code = r.left_id THEN 1.0 ELSE 0.0 END AS is_right
  FROM ranked AS r LEFT JOIN meta.truth AS t ON t.listing_id = r.right_id WHERE r.place = 1
), known AS (
  SELECT count(*) AS listings FROM meta.truth AS t JOIN v_listings AS l ON l.listing_id = t.listing_id
  JOIN v_product_kpi AS p ON p.product_code = t.stock_code AND p.kind = 'article'
)
SELECT DISTINCT strategy, enters AS threshold,
  sum(is_right) OVER down / count(*) OVER down AS precision, sum(is_right) OVER down / listings AS recall
FROM link CROSS JOIN known
WINDOW down AS (PARTITION BY strategy ORDER BY enters DESC)
ORDER BY strategy, threshold DESC`;

/** Pairs linked or asked about and the share of true ones, by tenth of their probability. */
export const reliabilitySql = (
  strategies: readonly string[]
): string => `SELECT c.strategy, least(9, floor(10 * c.probability)) / 10 AS probability_from,
  count(*) AS pairs, avg(c.probability) AS expected,
  avg(CASE WHEN t.stock_code = c.left_id THEN 1.0 ELSE 0.0 END) AS true_share
FROM meta.mdm_candidate AS c
JOIN meta.mdm_decision AS d ON d.strategy = c.strategy AND d.left_id = c.left_id AND d.right_id = c.right_id
JOIN v_product_kpi AS p ON p.product_code = c.left_id AND p.kind = 'article'
LEFT JOIN meta.truth AS t ON t.listing_id = c.right_id
WHERE c.strategy IN (${texts(strategies)}) AND d.zone <> 'reject'
GROUP BY 1, 2
ORDER BY 1, 2`;
