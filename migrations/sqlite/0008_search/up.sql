CREATE TABLE search_documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- 'contribution:12', 'petition:7', 'section:3:anchor' …
    subject TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Title and body, accents and case folded by the application.
    folded TEXT NOT NULL,
    url TEXT NOT NULL,
    shown_at TIMESTAMP NOT NULL
);
CREATE INDEX search_documents_shown ON search_documents (shown_at);
CREATE INDEX search_documents_kind ON search_documents (kind, shown_at);
CREATE VIRTUAL TABLE search_index USING fts5 (
    folded, content = 'search_documents', content_rowid = 'id', tokenize = 'unicode61'
);
CREATE TRIGGER search_documents_insert AFTER INSERT ON search_documents BEGIN
    INSERT INTO search_index (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER search_documents_delete AFTER DELETE ON search_documents BEGIN
    INSERT INTO search_index (search_index, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
CREATE TRIGGER search_documents_update AFTER UPDATE ON search_documents BEGIN
    INSERT INTO search_index (search_index, rowid, folded) VALUES ('delete', old.id, old.folded);
    INSERT INTO search_index (rowid, folded) VALUES (new.id, new.folded);
END;
