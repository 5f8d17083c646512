DROP TABLE handles;
DROP TABLE topic_summaries;
DROP TABLE topic_tags;
DROP TABLE moved_posts;
DROP TABLE topic_changes;
DROP TABLE supports;
DROP TABLE edit_permits;
DROP TABLE contribution_versions;
