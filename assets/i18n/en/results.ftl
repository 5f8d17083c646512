results-title = Results
results-one = Results
results-lead = What came of each consultation, in words and in figures. Once published, nothing in it changes.
results-none = No results are published yet
results-none-text = When a consultation has closed, what people said is counted and summed up here.
results-see-consultations = See the consultations
results-promised-for = promised for
results-published-on = Published on
results-about = on
results-finding = What was found
results-figures = The figures
results-method = How it was counted
results-method-counted = Counted on { $when }: every contribution that was public at that moment. Everything is counted in one go, so the breakdowns add up.
results-method-staff = { $count ->
    [one] One contribution that a public body wrote itself is not among them.
   *[other] { $count } contributions that public bodies wrote themselves are not among them.
}
results-method-people = Participants are distinct accounts; whoever wrote by letter, by phone or at a meeting has none. Groups of fewer than five people are not shown, and where only one group would be left out, the next smallest is left out with it, so that nobody can be singled out.
results-method-median = The median of response times is the higher of the two middle values where their number is even. A question is late from the day after its due date.
results-check = Check it yourself
results-check-text = These figures were frozen when they were published. The digest below stands in the public ledger. Anybody can work it out again from the JSON file.
results-csv = The figures as a table (CSV)
results-json = Everything, machine-readable (JSON)

results-count-contributions = { $count ->
    [one] contribution was counted
   *[other] contributions were counted
}
results-count-participants = { $count ->
    [one] person took part with an account
   *[other] people took part with an account
}
results-count-without-account = { $count ->
    [one] contribution came without an account
   *[other] contributions came without an account
}
results-count-petitions = { $count ->
    [one] petition to the same body began meanwhile
   *[other] petitions to the same body began meanwhile
}
results-count-signatures = { $count ->
    [one] signature was given to its petitions meanwhile
   *[other] signatures were given to its petitions meanwhile
}
results-count-thresholds = { $count ->
    [one] of its petitions reached its threshold meanwhile
   *[other] of its petitions reached their threshold meanwhile
}
results-nothing-counted = Nothing was contributed that could be counted.

results-chart-contributions-by-kind = Contributions by kind
results-chart-contributions-by-channel = Contributions by the way they came
results-chart-contributions-by-language = Contributions by language
results-chart-contributions-by-section = Comments by section of the document
results-chart-contributions-by-week = Contributions by week
results-chart-participants-by-kind = Participants by what they sent
results-chart-participants-by-language = Participants by language
results-chart-moderation = What became of everything that was sent
results-chart-questions = Questions and their answers
results-head-contributions-by-kind = Kind
results-head-contributions-by-channel = Channel
results-head-contributions-by-language = Language
results-head-contributions-by-section = Section
results-head-contributions-by-week = Week of
results-head-participants-by-kind = Kind
results-head-participants-by-language = Language
results-head-moderation = Outcome
results-head-questions = Answer
results-unit-contributions = Contributions
results-unit-people = People
results-unit-questions = Questions
results-reading-only = { $total ->
    [one] There was one: { $label }.
   *[other] All { $total } are of one group: { $label }.
}
results-reading-contributions-by-kind = The largest group, { $label }: { $count } of { $total }.
results-reading-contributions-by-channel = The most used way, { $label }: { $count } of { $total }.
results-reading-contributions-by-language = The most used language, { $label }: { $count } of { $total }.
results-reading-contributions-by-section = ‘{ $label }’ was commented on most, { $count ->
    [one] once
   *[other] { $count } times
}.
results-reading-contributions-by-week = { $count ->
    [one] The busiest week, that of { $label }, brought one contribution.
   *[other] The busiest week, that of { $label }, brought { $count } contributions.
}
results-reading-participants-by-kind = { $count ->
    [one] One person sent this most common kind: { $label }.
   *[other] { $count } people sent this most common kind: { $label }.
}
results-reading-participants-by-language = { $count ->
    [one] One person wrote in { $label }.
   *[other] { $count } people wrote in { $label }, more than in any other language.
}
results-reading-moderation = { $count } of { $total } that were sent are public.
results-reading-questions = { $total ->
    [0] None was due when this was counted.
    [one] One was due, and { $count ->
        [0] it was not answered in time
       *[other] it was answered in time
    }.
   *[other] { $count } of { $total } that were due were answered in time.
} { $days ->
    [-1] { "" }
    [0] Half of the answers came on the same day.
    [one] Half of the answers came within one working day.
   *[other] Half of the answers came within { $days } working days.
}
results-withheld = Not shown, because very few people are behind it: { $groups }.

results-kind-comment = Comments on documents
results-kind-topic = Forum topics
results-kind-post = Forum posts
results-kind-question = Questions
results-kind-answer = Answers
results-kind-petition = Petitions
results-kind-statement = Statements
results-kind-survey_answer = Survey answers
results-kind-petition_update = News of petitions
results-kind-letter = Letters
results-channel-web = On this site
results-channel-api = Through other programs
results-channel-email = By e-mail
results-channel-paper = On paper
results-channel-phone = By phone
results-channel-meeting = At a meeting
results-outcome-published = Published
results-outcome-in_review = Still being read
results-outcome-rejected = Not published
results-outcome-hidden = Hidden later
results-outcome-withdrawn = Withdrawn by the author
results-outcome-erased = Erased at the author’s wish
results-outcome-merged_into = Joined with another
results-other-language = Another language ({ $code })
results-whole-document = The document as a whole
results-former-section = A section of an earlier version ({ $anchor })
results-line-contributions-all = Contributions counted
results-line-contributions-from-staff = Contributions by public bodies, not counted
results-line-participants-all = Participants with an account
results-line-participants-without-account = Contributions without an account
results-line-petitions-started = Petitions begun
results-line-petitions-signatures = Signatures given
results-line-petitions-thresholds-reached = Thresholds reached
results-line-questions-asked = Questions asked
results-line-questions-answered-in-time = Answered in time
results-line-questions-answered-late = Answered late
results-line-questions-open = Not due yet
results-line-questions-overdue = Overdue
results-line-questions-median-working-days = Median of working days to an answer

results-new = Draft results
results-new-lead = Sum up what ‘{ $consultation }’ brought. The figures are counted for you; you write what they mean. Nothing is public until you publish it.
results-drafts = Drafts already begun
results-edit = Results, a draft
results-edit-lead = Results of ‘{ $consultation }’. Only editors see this draft.
results-wait = The consultation closes on { $when }. You can publish after that; until then the figures below still change.
results-publish-hint = When you publish, the words and the figures are frozen: nobody can change them afterwards. Followers are told, and each contribution shows that it was counted.
results-field-title = Title
results-field-finding = What was found
results-field-finding-hint = The finding in words, for somebody who reads nothing else. You can use Markdown.
results-field-method = Method
results-field-method-hint = Who could take part and how, what was counted, and what the figures cannot tell.
results-title-suggested = What we heard: { $consultation }
results-method-suggested =
    Anybody could take part, with an account on this site, by e-mail, on paper or at a meeting. Those who took part chose to: the figures show what was said, not what everybody thinks.
    Counts of fewer than five people are not shown.
results-save-draft = Save the draft
results-publish = Publish and freeze
results-delete = Delete this draft
results-delete-text = The draft is gone for good. The contributions are not touched.
results-delete-yes = Yes, delete the draft
results-preview = How it looks now
results-preview-text = Counted a moment ago; on publishing it is counted once more and then frozen.
results-draft-saved = The draft is saved.
results-draft-deleted = The draft is deleted.
results-published = The results are published.
results-already-published = These results are published already. What is published does not change; draft further results instead.
results-consultation-open = The consultation is still open. Results can be published after it has closed.
results-title-missing = Give the results a title.
results-finding-missing = Write what was found before you publish.
results-method-missing = Say how it was counted before you publish.

ledger-action-results-published = Results published
ledger-action-counted = Counted in published results
news-results-published = Results published
