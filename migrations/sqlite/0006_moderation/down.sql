DROP TABLE moderation_procedure;
DROP TABLE reports;
DROP TABLE moderation_cases;
DROP TABLE moderation_reasons;
