DROP TABLE digest_items;
DROP TABLE follows;
