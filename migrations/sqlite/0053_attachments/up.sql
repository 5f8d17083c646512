-- Files that officials attach to documents, as they are kept: looked through and cleaned. One that
-- was sent with a form which was never finished goes after a day.
CREATE TABLE document_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL CHECK (content_type IN ('application/pdf', 'image/jpeg', 'image/png', 'audio/mpeg', 'audio/wav')),
    byte_count BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    is_attached BOOLEAN NOT NULL,
    sent_by BIGINT REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    bytes BLOB NOT NULL
);

CREATE INDEX document_files_content ON document_files (sha256);

-- What goes with a document: files, and links to films and recordings elsewhere. It goes with every
-- version from the one it came with, until it is taken away or left with the earlier ones.
CREATE TABLE document_attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    kind TEXT NOT NULL CHECK (kind IN ('file', 'video', 'recording', 'page')),
    file_id BIGINT REFERENCES document_files (id),
    url TEXT NOT NULL,
    position BIGINT NOT NULL,
    from_version BIGINT NOT NULL,
    until_version BIGINT,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    words_url TEXT NOT NULL,
    added_by BIGINT REFERENCES accounts (id),
    added_at TIMESTAMP NOT NULL,
    removed_by BIGINT REFERENCES accounts (id),
    removed_at TIMESTAMP,
    removal_reason TEXT NOT NULL,
    CHECK ((kind = 'file') = (file_id IS NOT NULL))
);

CREATE INDEX document_attachments_document ON document_attachments (document_id, position);
CREATE INDEX document_attachments_file ON document_attachments (file_id);
