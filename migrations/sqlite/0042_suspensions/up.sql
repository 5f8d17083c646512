-- Accounts that moderators suspend for a while: one proposes it, another one decides.
CREATE TABLE suspensions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- account_id while proposed or in force, NULL afterwards: one at a time for one account.
    open_for BIGINT UNIQUE,
    -- The case that gave rise to it.
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    reason_id BIGINT NOT NULL REFERENCES moderation_reasons (id),
    -- Words to the person.
    explanation TEXT NOT NULL,
    days BIGINT NOT NULL CHECK (days BETWEEN 1 AND 365),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'declined', 'in_force', 'lifted', 'over')),
    proposed_by BIGINT REFERENCES accounts (id),
    proposed_at TIMESTAMP NOT NULL,
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP,
    -- End of its last day.
    until_at TIMESTAMP,
    ended_at TIMESTAMP
);
CREATE INDEX suspensions_state ON suspensions (state, until_at, id);
CREATE INDEX suspensions_account ON suspensions (account_id);
CREATE INDEX suspensions_decided ON suspensions (decided_at);
