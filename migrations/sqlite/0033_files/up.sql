CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    -- None while it is kept for a form, or for a mail, that is still to be sent.
    contribution_id BIGINT REFERENCES contributions (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL CHECK (content_type IN
        ('application/pdf', 'image/jpeg', 'image/png', 'text/plain')),
    byte_count BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- For whom it is kept: 'account:7', 'mail:12'.
    held_for TEXT,
    held_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX files_contribution ON files (contribution_id);
CREATE INDEX files_held ON files (held_for);
CREATE INDEX files_held_until ON files (held_until);

-- Apart, so that a list of files never reads them.
CREATE TABLE file_bytes (
    file_id BIGINT PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
);
