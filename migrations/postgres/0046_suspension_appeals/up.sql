-- An appeal is against a decision on a text, or against the suspension that a case gave rise to: one
-- for each of them.
ALTER TABLE moderation_appeals ADD COLUMN suspension_id BIGINT REFERENCES suspensions (id);
CREATE UNIQUE INDEX moderation_appeals_case ON moderation_appeals (case_id) WHERE suspension_id IS NULL;
CREATE UNIQUE INDEX moderation_appeals_suspension ON moderation_appeals (suspension_id);
