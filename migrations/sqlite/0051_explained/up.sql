-- What a version of a document, or a section of it, says in plain words ('' for the whole document).
-- Rows are only added: the latest one of a place holds, and an empty text takes back.
CREATE TABLE plain_words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    version BIGINT NOT NULL,
    anchor TEXT NOT NULL,
    lang TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    -- The version for whose words they were written, or confirmed: earlier than `version` where the
    -- text has changed since.
    written_for BIGINT NOT NULL,
    written_by BIGINT REFERENCES accounts (id),
    written_at TIMESTAMP NOT NULL
);

CREATE INDEX plain_words_version ON plain_words (document_id, version);

-- Words that readers may not know. Scope: 'site', 'consultation:3', 'document:7'.
CREATE TABLE glossary_terms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    lang TEXT NOT NULL,
    term TEXT NOT NULL,
    -- The term as it is looked for.
    folded TEXT NOT NULL,
    -- Other forms of it, one a line.
    forms TEXT NOT NULL,
    definition TEXT NOT NULL,
    written_by BIGINT REFERENCES accounts (id),
    written_at TIMESTAMP NOT NULL,
    UNIQUE (scope, lang, folded)
);

-- A version in another language. It is not binding, and can be corrected.
CREATE TABLE translations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    version BIGINT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    is_published BOOLEAN NOT NULL,
    published_by BIGINT REFERENCES accounts (id),
    published_at TIMESTAMP NOT NULL,
    UNIQUE (document_id, version, lang)
);

CREATE TABLE translation_sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    translation_id BIGINT NOT NULL REFERENCES translations (id),
    position BIGINT NOT NULL,
    level BIGINT NOT NULL,
    number TEXT NOT NULL,
    -- The original's section that it translates; '' for one that the original lacks.
    anchor TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    UNIQUE (translation_id, position)
);
