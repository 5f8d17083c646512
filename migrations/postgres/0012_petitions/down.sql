DROP TABLE signature_days;
DROP TABLE signatures;
DROP TABLE petitions;
