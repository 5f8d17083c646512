DROP TABLE search_mentions;
DROP TABLE search_words;
