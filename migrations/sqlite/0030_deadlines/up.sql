-- Which days count, on whose clocks.
CREATE TABLE calendars (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    -- IANA name; '' for the zone of the site.
    time_zone TEXT NOT NULL,
    -- 'mon tue wed thu fri'
    weekdays TEXT NOT NULL,
    -- The calendar of whoever has no other.
    is_default BOOLEAN NOT NULL DEFAULT FALSE,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- Every version that ever was, so that a due date can be counted again as it was counted then.
CREATE TABLE calendar_versions (
    calendar_id BIGINT NOT NULL REFERENCES calendars (id),
    version BIGINT NOT NULL,
    weekdays TEXT NOT NULL,
    note TEXT NOT NULL,
    changed_by BIGINT REFERENCES accounts (id),
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (calendar_id, version)
);

CREATE TABLE holidays (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    calendar_id BIGINT NOT NULL REFERENCES calendars (id),
    day DATE NOT NULL,
    name TEXT NOT NULL,
    -- In force in the versions from the first up to before the second.
    from_version BIGINT NOT NULL,
    until_version BIGINT
);
CREATE INDEX holidays_calendar ON holidays (calendar_id, day);

-- Whose days a body counts; bodies without a row count those of the default calendar.
CREATE TABLE body_calendars (
    body_id BIGINT NOT NULL PRIMARY KEY REFERENCES bodies (id),
    calendar_id BIGINT NOT NULL REFERENCES calendars (id)
);

CREATE TABLE promises (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- 'answer', 'internal_review', 'petition_response', 'moderation', 'appeal', 'results', 'commitment'
    kind TEXT NOT NULL,
    -- Number of the question, petition, case … that it is about.
    subject_id BIGINT NOT NULL,
    -- A subject transferred to another body has one promise after another.
    ordinal BIGINT NOT NULL,
    body_id BIGINT REFERENCES bodies (id),
    calendar_id BIGINT NOT NULL REFERENCES calendars (id),
    -- To whom it was given, besides the public.
    owed_to BIGINT REFERENCES accounts (id),
    -- 'working-days:10', 'calendar-days:20', 'months:3', 'until:2026-12-04'
    rule TEXT NOT NULL,
    after_pause TEXT NOT NULL CHECK (after_pause IN ('continue', 'restart')),
    max_extensions BIGINT NOT NULL,
    max_extension_days BIGINT NOT NULL,
    -- What follows is what replaying the events gives, kept for lists and indexes.
    state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'met', 'met_late', 'withdrawn', 'transferred')),
    started_at TIMESTAMP NOT NULL,
    due_on DATE NOT NULL,
    due_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    extension_count BIGINT NOT NULL,
    event_count BIGINT NOT NULL,
    calendar_version BIGINT NOT NULL,
    -- Kept by refusing, on a legal ground.
    was_refused BOOLEAN NOT NULL DEFAULT FALSE,
    -- The last reminder sent: 0 none, 1 half, 2 four fifths, 3 due day, 4 escalation; and when the
    -- next one falls due.
    reminded BIGINT NOT NULL DEFAULT 0,
    remind_at TIMESTAMP,
    -- Counted days after which it is nearly overdue; NULL: at four fifths of them.
    nearly_after BIGINT,
    UNIQUE (kind, subject_id, ordinal)
);
CREATE INDEX promises_due ON promises (state, due_at);
-- The record of a body: what is open, and everything in pages.
CREATE INDEX promises_open ON promises (body_id, kind, state, due_at, started_at, calendar_id);
CREATE INDEX promises_list ON promises (body_id, id);
CREATE INDEX promises_calendar ON promises (calendar_id, state, id);
CREATE INDEX promises_remind ON promises (remind_at);

CREATE TABLE promise_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    promise_id BIGINT NOT NULL REFERENCES promises (id),
    ordinal BIGINT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('started', 'paused', 'resumed', 'continued', 'extended', 'restarted',
        'met', 'withdrawn', 'transferred', 'moved')),
    at TIMESTAMP NOT NULL,
    -- Of an extension, in the unit of the rule.
    days BIGINT,
    -- Public: in what capacity somebody acted, and why.
    acting_as TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Kept privately.
    account_id BIGINT REFERENCES accounts (id),
    due_on DATE NOT NULL,
    calendar_version BIGINT NOT NULL,
    UNIQUE (promise_id, ordinal)
);
CREATE INDEX promise_events_moved ON promise_events (change, calendar_version);

-- How long ended promises took, counted once for each ending: the record of a body is drawn from
-- this, and the events above give it again.
CREATE TABLE response_counts (
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    kind TEXT NOT NULL,
    -- First day of the quarter in which it ended, on the clocks of the calendar.
    quarter_on DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('met', 'met_late', 'withdrawn', 'transferred')),
    -- Calendar days from its start to its end.
    days BIGINT NOT NULL,
    was_extended BOOLEAN NOT NULL,
    was_refused BOOLEAN NOT NULL,
    promise_count BIGINT NOT NULL,
    PRIMARY KEY (body_id, kind, quarter_on, state, days, was_extended, was_refused)
);

-- Secret addresses of calendars with due dates; the address is made from the nonce and the site's key.
CREATE TABLE deadline_feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- NULL for what the person is to answer themselves.
    body_id BIGINT REFERENCES bodies (id),
    nonce TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX deadline_feeds_account ON deadline_feeds (account_id);

INSERT INTO calendars (name, time_zone, weekdays, is_default, version, created_at)
    VALUES ('Default', '', 'mon tue wed thu fri', TRUE, 1, '2026-01-01 00:00:00');
INSERT INTO calendar_versions (calendar_id, version, weekdays, note, changed_at)
    SELECT id, 1, weekdays, '', created_at FROM calendars;
