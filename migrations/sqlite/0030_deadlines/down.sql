DROP TABLE deadline_feeds;
DROP TABLE response_counts;
DROP TABLE promise_events;
DROP TABLE promises;
DROP TABLE body_calendars;
DROP TABLE holidays;
DROP TABLE calendar_versions;
DROP TABLE calendars;
