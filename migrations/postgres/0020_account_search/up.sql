-- The name as search sees it (no accents, no capitals), for the administrator's list of people.
ALTER TABLE accounts ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
