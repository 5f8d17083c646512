DROP TABLE translation_sections;
DROP TABLE translations;
DROP TABLE glossary_terms;
DROP TABLE plain_words;
