-- The public log lists decisions, newest first.
CREATE INDEX moderation_cases_decided ON moderation_cases (decided_at, id);
