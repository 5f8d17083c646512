-- Which words public questions and petitions are made of, so that a misspelt one finds its neighbours.
CREATE TABLE search_words (
    -- Folded and without its ending, as the application cuts it. Compared by code points, so
    -- that words which begin alike stand together in every locale.
    word TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    letters BIGINT NOT NULL,
    -- Back to front: words that end alike stand together.
    turned TEXT COLLATE "C" NOT NULL
);
CREATE INDEX search_words_begin ON search_words (letters, word);
CREATE INDEX search_words_end ON search_words (letters, turned);
CREATE TABLE search_mentions (
    word TEXT COLLATE "C" NOT NULL,
    -- Of the document: petitions are compared with petitions, however many questions there are.
    kind TEXT NOT NULL,
    document_id BIGINT NOT NULL REFERENCES search_documents (id) ON DELETE CASCADE,
    -- A word of the title weighs more than one of the text.
    weight BIGINT NOT NULL,
    PRIMARY KEY (word, kind, document_id)
);
CREATE INDEX search_mentions_document ON search_mentions (document_id);
-- What was there before: whole words. Each is cut anew when its document is next put in.
INSERT INTO search_mentions (word, kind, document_id, weight)
SELECT w.word, d.kind, d.id,
    max(CASE WHEN w.at <= 1 + length(d.title) - length(replace(d.title, ' ', '')) THEN 3 ELSE 1 END)
FROM search_documents d, unnest(string_to_array(d.folded, ' ')) WITH ORDINALITY w (word, at)
WHERE d.kind IN ('petition', 'question') AND length(w.word) >= 3 AND w.at <= 60
GROUP BY w.word, d.kind, d.id;
INSERT INTO search_words (word, letters, turned)
SELECT DISTINCT word, length(word), reverse(word) FROM search_mentions;
