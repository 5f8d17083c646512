DROP TABLE moderation_rulebook;
