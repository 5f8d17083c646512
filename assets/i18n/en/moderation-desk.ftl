# What stands around a case
moderation-around = Said next to it
moderation-around-before = Just before
moderation-around-after = Just after
moderation-around-read = read it there
moderation-edited = { $count ->
    [one] Changed once since it was sent
   *[other] Changed { $count } times since it was sent
}
moderation-edited-until = This stood until
moderation-edited-history = What was changed, word by word
moderation-alike = Similar texts
moderation-alike-same = The same words
moderation-alike-nearly = Nearly the same words
moderation-alike-by-author = by the same author
moderation-alike-more = { $count ->
    [one] One more text of the same words is not listed.
   *[other] { $count } more texts of the same words are not listed.
}

# What reports weigh
moderation-reports-trusted = { $count ->
    [one] One of these reports comes from a reader whose reports were often right.
   *[other] { $count } of these reports come from readers whose reports were often right.
}
moderation-reports-some-trusted = some by readers who were often right
moderation-sort = Order
moderation-sort-due = What is due first
moderation-sort-trusted = Most trusted reports first
moderation-desk-caption-trusted = Open cases, those reported by readers who were often right first
moderation-reported-missing = Thank you for keeping watch. Your last five reports led to nothing, because the texts were within the rules: these protect sharp and wrong opinions too. A report helps most where a rule is plainly broken.
moderation-report-own = You wrote this yourself. You can take it back, or change it for a while, instead of reporting it.
moderation-report-reports-led = Reports that led to something

# Explanations that are ready
moderation-words-title = Explanations that are ready
moderation-words-lead = What authors often need to be told, in every language of this site. Whoever decides a case is offered these for its reason, in the author’s language first, and can change them before sending.
moderation-words-none = No explanation is ready yet. Add one that you write often.
moderation-words-ready = Use an explanation that is ready
moderation-words-foreign = This author reads { $language }.
moderation-words-editable = You can change it before you decide.
moderation-words-use = Use this ({ $language })
moderation-words-new = Add an explanation
moderation-words-in = In { $language }
moderation-words-add = Add it
moderation-words-change = Change or retire
moderation-words-change-lead = What you change is offered from now on. What was sent with the old words stays as it was sent.
moderation-words-save = Replace it
moderation-words-retire = Retire it
moderation-words-retired-title = Retired explanations
moderation-words-was = Offered from { $from } to { $until }
moderation-words-saved = Saved. It is offered from now on.
moderation-words-gone = Retired. It is offered no more.
moderation-words-retired = This explanation was replaced or retired meanwhile. Open the list to see what is offered now.
moderation-words-placeholder = Leave no gaps to fill in: no brackets, no dots and no underscores
moderation-words-too-many = There are thirty explanations for this reason. Retire one first

# What is held about somebody
accounts-held-reports = { $count ->
    [0] No reports to moderators
    [one] { $count } report that you filed
   *[other] { $count } reports that you filed
}
accounts-held-appeals = { $count ->
    [0] No appeals against decisions of moderators
    [one] { $count } appeal against a decision of a moderator
   *[other] { $count } appeals against decisions of moderators
}
accounts-held-agreed-with = { $count ->
    [0] Nothing that you said you agree with
    [one] { $count } text that you agree with
   *[other] { $count } texts that you agree with
}
