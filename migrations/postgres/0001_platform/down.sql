DROP TABLE idempotency_keys;
DROP TABLE used_tokens;
DROP TABLE mails;
DROP TABLE content_changes;
DROP TABLE schedules;
DROP TABLE jobs;
