-- Numbers of the oracle against those of the table; what counts nothing any more may stay in it.
CREATE VIEW different AS
SELECT coalesce(o.indicator, k.indicator) || ' ' || coalesce(o.grain, k.grain) || ' '
    || coalesce(o.window_start, k.window_start) || ' ' || coalesce(o.dimensions, k.dimensions) || ': '
    || CASE WHEN k.n IS NULL THEN 'nothing'
        ELSE row(k.numerator, k.denominator, k.value, k.n, k.window_end)::text END
    || ' instead of '
    || CASE WHEN o.n IS NULL THEN 'nothing'
        ELSE row(o.numerator, o.denominator, o.value, o.n, o.window_end)::text END AS said
FROM oracle_kpi o
FULL JOIN (SELECT * FROM public.kpi WHERE n > 0) k USING (indicator, grain, window_start, dimensions)
WHERE o.n IS NULL OR k.n IS NULL
   OR (o.numerator, o.denominator, o.value, o.n, o.window_end)
      IS DISTINCT FROM (k.numerator, k.denominator, k.value, k.n, k.window_end);
