DROP TABLE moderation_notes;
DROP TABLE moderation_claims;
DROP INDEX reports_created;
DROP TABLE moderation_decisions;
DROP TABLE moderation_appeals;
