CREATE TABLE inbound_mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- SHA-256 of the Message-ID: the same mail delivered twice is one.
    message_key TEXT NOT NULL UNIQUE,
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    -- All of these are emptied when the question is asked.
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    received_at TIMESTAMP NOT NULL,
    question_id BIGINT REFERENCES questions (id)
);
CREATE INDEX inbound_mails_sender ON inbound_mails (email_key, received_at);
CREATE INDEX inbound_mails_received ON inbound_mails (received_at);

-- What an official typed in from a letter or a call; the note is not public.
CREATE TABLE entered_letters (
    contribution_id BIGINT PRIMARY KEY REFERENCES contributions (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    entered_by BIGINT REFERENCES accounts (id),
    note TEXT NOT NULL,
    entered_at TIMESTAMP NOT NULL
);
CREATE INDEX entered_letters_body ON entered_letters (body_id, entered_at);
