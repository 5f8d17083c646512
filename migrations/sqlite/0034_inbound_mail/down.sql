DROP TABLE entered_letters;
DROP TABLE inbound_mails;
