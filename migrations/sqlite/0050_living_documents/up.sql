-- Where a piece of a section came from, and where a section went: of each version against the one
-- before it. Everything else follows from the names that sections keep.
CREATE TABLE section_lineage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES document_versions (id),
    anchor TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('split', 'merged')),
    from_anchor TEXT NOT NULL,
    UNIQUE (version_id, anchor, change, from_anchor)
);

-- Which version a comment was made on, which words it quotes, and what they should be.
CREATE TABLE document_remarks (
    contribution_id BIGINT PRIMARY KEY REFERENCES contributions (id),
    document_id BIGINT NOT NULL REFERENCES documents (id),
    version BIGINT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    replacement TEXT
);

CREATE INDEX document_remarks_document ON document_remarks (document_id, version);

-- What a version made of what was said about a section, and of which comments.
CREATE TABLE dispositions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    version BIGINT NOT NULL,
    anchor TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('taken', 'partly', 'not_taken')),
    reason TEXT NOT NULL,
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP NOT NULL,
    UNIQUE (document_id, version, anchor)
);

CREATE TABLE disposition_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    disposition_id BIGINT NOT NULL REFERENCES dispositions (id),
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    UNIQUE (disposition_id, contribution_id)
);

CREATE INDEX disposition_comments_contribution ON disposition_comments (contribution_id);

-- Pictures of documents, by what they hold. One that no published version shows goes after a week.
CREATE TABLE document_pictures (
    address TEXT PRIMARY KEY,
    content_type TEXT NOT NULL CHECK (content_type IN ('image/png', 'image/jpeg')),
    bytes BLOB NOT NULL,
    is_published BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL
);
