-- Buckets at the edges of exact values, of doublings and of the overflow; a missing value has none.
-- given
-- expect
SELECT v, bucket(v) FROM (VALUES (0), (63), (64), (65), (66), (127), (128), (131), (132), (4095), (4096), (16383), (16384),
  (2000000000), (NULL)) AS values(v)
-- rows
0|0
63|63
64|64
65|64
66|65
127|95
128|96
131|96
132|97
4095|255
4096|256
16383|319
16384|320
2000000000|320
|
