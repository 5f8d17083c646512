DROP INDEX moderation_appeals_suspension;
DROP INDEX moderation_appeals_case;
ALTER TABLE moderation_appeals DROP COLUMN suspension_id;
