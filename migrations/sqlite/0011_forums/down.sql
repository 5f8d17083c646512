DROP TABLE topics;
DROP TABLE forums;
