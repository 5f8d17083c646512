DROP TABLE officials;
DROP TABLE bodies;
