DROP INDEX contributions_latest;
DROP INDEX contributions_received;
DROP TABLE sweep_items;
DROP TABLE sweeps;
DROP TABLE screening_marks;
DROP TABLE screening_signs;
