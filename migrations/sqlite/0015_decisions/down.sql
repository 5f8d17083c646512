DROP TABLE commitments;
DROP TABLE theme_contributions;
DROP TABLE themes;
DROP TABLE decision_results;
DROP TABLE decision_records;
