-- Where the signatures of a petition came from that were counted elsewhere, as published there.
CREATE TABLE imported_places (
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    kind TEXT NOT NULL CHECK (kind IN ('country', 'constituency', 'region')),
    -- As the file has them.
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- 'GB' or 'E14000530'; '' where the file has none.
    code TEXT NOT NULL,
    signature_count BIGINT NOT NULL,
    PRIMARY KEY (petition_id, kind, position)
);
