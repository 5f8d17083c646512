DROP TABLE signature_days;
DROP TABLE signatures;
DROP TABLE petition_creators;
DROP TABLE petition_debates;
DROP TABLE petition_events;
DROP TABLE petitions;
DROP TABLE petition_procedures;
DROP TABLE region_maps;
