-- Which words public questions and petitions are made of, so that a misspelt one finds its neighbours.
CREATE TABLE search_words (
    -- Folded and without its ending, as the application cuts it.
    word TEXT NOT NULL PRIMARY KEY,
    letters BIGINT NOT NULL,
    -- Back to front: words that end alike stand together.
    turned TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX search_words_begin ON search_words (letters, word);
CREATE INDEX search_words_end ON search_words (letters, turned);
CREATE TABLE search_mentions (
    word TEXT NOT NULL,
    -- Of the document: petitions are compared with petitions, however many questions there are.
    kind TEXT NOT NULL,
    document_id BIGINT NOT NULL REFERENCES search_documents (id) ON DELETE CASCADE,
    -- A word of the title weighs more than one of the text.
    weight BIGINT NOT NULL,
    PRIMARY KEY (word, kind, document_id)
) WITHOUT ROWID;
CREATE INDEX search_mentions_document ON search_mentions (document_id);
-- What was there before: whole words. Each is cut anew when its document is next put in.
INSERT INTO search_mentions (word, kind, document_id, weight)
SELECT w.value, d.kind, d.id,
    max(CASE WHEN w.key <= length(d.title) - length(replace(d.title, ' ', '')) THEN 3 ELSE 1 END)
FROM search_documents d, json_each('["' || replace(d.folded, ' ', '","') || '"]') w
WHERE d.kind IN ('petition', 'question') AND length(w.value) >= 3 AND w.key < 60
GROUP BY w.value, d.kind, d.id;
INSERT INTO search_words (word, letters, turned)
WITH RECURSIVE turning (word, at, turned) AS (
    SELECT DISTINCT word, length(word), '' FROM search_mentions
    UNION ALL
    SELECT word, at - 1, turned || substr(word, at, 1) FROM turning WHERE at > 0
)
SELECT word, length(word), turned FROM turning WHERE at = 0;
