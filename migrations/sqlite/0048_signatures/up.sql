-- Where signatures come from, so that they can be counted by region and doubted by network.
ALTER TABLE signatures ADD COLUMN region TEXT NOT NULL DEFAULT '';
-- The network it came from, cut to an IPv4 /24 or an IPv6 /64; '' once the petition is anonymised.
ALTER TABLE signatures ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE signatures ADD COLUMN domain TEXT NOT NULL DEFAULT '';
-- 'Tell me what becomes of it.'
ALTER TABLE signatures ADD COLUMN wants_updates BOOLEAN NOT NULL DEFAULT FALSE;
-- The act by which it does not count.
ALTER TABLE signatures ADD COLUMN invalidation_id BIGINT;
-- Partial: what counts is not in it, and signing pays nothing for it.
CREATE INDEX signatures_invalidation ON signatures (invalidation_id)
    WHERE invalidation_id IS NOT NULL;

CREATE TABLE signature_regions (
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    -- 'GB RM1'; '' where it is not known (paper sheets).
    region TEXT NOT NULL,
    signature_count BIGINT NOT NULL,
    PRIMARY KEY (petition_id, region)
);

CREATE TABLE invalidations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    state TEXT NOT NULL CHECK (state IN
        ('draft', 'running', 'done', 'undoing', 'undone', 'discarded')),
    criteria TEXT NOT NULL,
    -- Signatures made after it was drawn up are not in it.
    until_id BIGINT NOT NULL,
    -- What was found when it was drawn up: in all, and of these confirmed.
    found_count BIGINT NOT NULL,
    counted_count BIGINT NOT NULL,
    first_at TIMESTAMP,
    last_at TIMESTAMP,
    -- What they become, and why; NULL while it is a draft.
    becomes TEXT CHECK (becomes IN ('invalidated', 'fraudulent')),
    reason TEXT,
    explanation TEXT NOT NULL DEFAULT '',
    -- How far the job is, and what it has taken out: counted ones and others.
    after_id BIGINT NOT NULL DEFAULT 0,
    taken_count BIGINT NOT NULL DEFAULT 0,
    taken_pending BIGINT NOT NULL DEFAULT 0,
    made_by BIGINT NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMP NOT NULL,
    confirmed_by BIGINT REFERENCES accounts (id),
    confirmed_at TIMESTAMP,
    done_at TIMESTAMP,
    undone_by BIGINT REFERENCES accounts (id),
    undone_at TIMESTAMP
);
CREATE INDEX invalidations_petition ON invalidations (petition_id);

-- News to signatories who asked for them: one mail for each, in pieces.
CREATE TABLE mailings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    event_key TEXT NOT NULL UNIQUE,
    template TEXT NOT NULL,
    params TEXT NOT NULL,
    until_id BIGINT NOT NULL,
    after_id BIGINT NOT NULL DEFAULT 0,
    queued_count BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP
);
CREATE INDEX mailings_petition ON mailings (petition_id);

-- Petitions whose signatories are being forgotten, or are forgotten.
CREATE TABLE anonymisations (
    petition_id BIGINT NOT NULL PRIMARY KEY REFERENCES petitions (id),
    after_id BIGINT NOT NULL DEFAULT 0,
    signature_count BIGINT NOT NULL DEFAULT 0,
    begun_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP
);
