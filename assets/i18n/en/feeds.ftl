# Titles of the feeds.
feeds-all = Everything new
feeds-consultations = Consultations
feeds-documents = Documents
feeds-petitions = Petitions
feeds-answers = Answers to questions
feeds-results = Results
feeds-decisions = Decisions
