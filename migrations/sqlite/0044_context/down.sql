DROP TABLE moderation_words;
DROP TABLE text_marks;
DROP INDEX moderation_cases_trust;
ALTER TABLE moderation_cases DROP COLUMN report_trust;
DROP INDEX reports_case;
DROP INDEX reports_account;
ALTER TABLE reports DROP COLUMN trust;
ALTER TABLE reports DROP COLUMN outcome;
