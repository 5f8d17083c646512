DROP TABLE place_counts;
DROP TABLE contributions;
