DROP TABLE ledger_private;
DROP TABLE ledger_entries;
