CREATE TABLE bodies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    responsibilities TEXT NOT NULL,
    responsibilities_html TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    postal_address TEXT NOT NULL,
    website TEXT NOT NULL,
    -- Working days within which the body promises an answer to a question.
    answer_working_days BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE officials (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    account_id BIGINT REFERENCES accounts (id),
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    responsibilities TEXT NOT NULL,
    is_head BOOLEAN NOT NULL DEFAULT FALSE,
    position BIGINT NOT NULL DEFAULT 0,
    until_on DATE
);
CREATE INDEX officials_body ON officials (body_id);
