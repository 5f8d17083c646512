search-title = Search
search-title-of = ‘{ $query }’ – search
search-heading-of = Search for ‘{ $query }’
search-words = What are you looking for?
search-hint = One or more words
search-in = Look in
search-everything = Everything
search-results = What was found
search-total = { $count ->
    [one] One hit
   *[other] { $count } hits
}
search-more-than = More than { $count } hits
search-by = by { $name }
search-cut = What you typed is very long. We looked for the first words only.
search-none = Nothing was found
search-none-text = No public text holds all of these words. What may help:
search-none-everything = Look in everything, not in one kind only
search-none-first-page = Go to the first page of what was found
search-none-spelling = Check the spelling, or try another word for the same thing
search-none-fewer = Use fewer words: each of them has to be there
search-none-consultations = Look through the list of consultations
search-none-bodies = Look who is responsible for it
search-empty = Search everything that is public
search-empty-text = Consultations, documents, comments, questions and answers, petitions, results and decisions. Good to know:
search-tip-all = Several words find what holds all of them
search-tip-beginning = The beginning of a word is enough: ‘librar’ finds ‘library’ and ‘libraries’
search-tip-accents = Capital letters and accents make no difference

search-kind-consultation = Consultations
search-kind-document = Documents
search-kind-section = Sections of documents
search-kind-comment = Comments
search-kind-forum = Forums
search-kind-topic = Forum topics
search-kind-post = Forum posts
search-kind-question = Questions
search-kind-answer = Answers
search-kind-petition = Petitions
search-kind-result = Results
search-kind-decision = Decisions
search-kind-body = Bodies
