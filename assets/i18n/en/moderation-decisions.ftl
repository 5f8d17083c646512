# Decisions that take out a part, ask its author, or put a topic elsewhere
moderation-did-redact = A passage taken out
moderation-did-ask_edit = Author asked to change it
moderation-did-move = Moved to another forum
moderation-did-merge = Joined with another topic
moderation-did-close = Closed
ledger-action-redacted = A passage taken out
ledger-action-edit-asked = Author asked to change it
moderation-choose-redact = Take passages out
moderation-choose-redact-hint = The rest is public. Name the passages below; a mark stands where they stood, and nobody can read the former text.
moderation-choose-ask-edit = Ask its author to change it
moderation-choose-ask-edit-hint = It stays public. Its author can change it for two weeks and is told which rule to mind.
moderation-choose-ask-edit-first = Ask its author to change it first
moderation-choose-ask-edit-first-hint = It is not published as it is. Its author can change it for two weeks; then it is read again.
moderation-choose-move = Move the topic to another forum
moderation-choose-move-hint = With everything said there. The old address leads to the new one.
moderation-choose-merge = Join it with another topic
moderation-choose-merge-hint = For topics that ask the same. The old address leads to where it went.
moderation-choose-close = Close the topic
moderation-choose-close-hint = Everything stays readable; nobody writes there any more.
moderation-details = Passages to take out, or where it goes on
moderation-passages = Passages to take out
moderation-passages-hint = Only for taking passages out. Copy each as it stands in the text, one a line.
moderation-target = Where it goes on
moderation-target-hint = Only for moving and joining. The address of the forum or of the topic.
moderation-name-passage = Name at least one passage
moderation-too-many-passages = Name 20 passages at most, or hide the text
moderation-passage-not-there = None of these passages stands in the text. Copy them letter by letter.
moderation-nothing-left = Nothing would be left. Hide the text instead.
moderation-name-target = Give the address of the forum or topic
moderation-mail-redacted-subject = A passage was taken out of what you wrote on { $site }
moderation-mail-redacted = A moderator has taken a passage out of what you wrote. A mark stands in its place; the rest is public.
moderation-mail-edit-subject = Please change what you wrote on { $site }
moderation-mail-edit-public = A moderator has read what you wrote. It stays public, but one of the rules is not kept. Please change it until { $until }, here:
moderation-mail-edit-first = A moderator has read what you sent. It cannot be published as it is, but it can once you have changed it. You can do so until { $until }, here:
moderation-mail-arranged-subject = About your topic on { $site }
moderation-mail-arranged-move = A moderator has moved your topic to another forum, where it fits better. Nothing of it is lost. It is here now:
moderation-mail-arranged-merge = A moderator has joined your topic with another one that asks the same. Nothing of it is lost. It is here now:
moderation-mail-arranged-close = A moderator has closed your topic. Everything said in it stays readable, here:
forums-nothing-there = There is no open forum or topic at this address

# Suspensions
moderation-suspensions-title = Suspensions
moderation-suspensions-proposed = { $count ->
    [one] { $count } suspension waits for a second moderator.
   *[other] { $count } suspensions wait for a second moderator.
}
moderation-suspensions-lead = One moderator proposes to suspend an account, another one decides. It ends by itself.
moderation-suspensions-open = Proposed and in force
moderation-suspensions-ended = Ended
moderation-suspensions-none = Nobody is suspended
moderation-suspensions-none-text = A suspension is proposed from a case about what the person wrote.
moderation-suspend = Propose to suspend the author
moderation-suspend-how = Nothing happens until another moderator agrees. A suspended person can read and appeal, but not write.
moderation-suspend-days = Days
moderation-suspend-days-hint = From 1 to 365. It ends by itself at the end of the last day.
moderation-suspend-words = Words to the person
moderation-suspend-words-hint = Why, and what has to change. They are mailed when it is confirmed.
moderation-suspend-propose = Propose
moderation-suspend-for-days = { $count ->
    [one] for one day
   *[other] for { $count } days
}
moderation-suspended-until = until { $until }
moderation-suspension-proposed = Proposed
moderation-suspension-in_force = In force
moderation-suspension-declined = Not agreed to
moderation-suspension-lifted = Ended early
moderation-suspension-over = Over
moderation-suspension-confirm = Suspend the account
moderation-suspension-decline = Do not suspend
moderation-suspension-lift = End it now
moderation-suspension-confirmed = The account is suspended and its owner is told why.
moderation-suspend-bounds = Give a number of days from 1 to 365
moderation-suspend-nobody = Nobody with an account wrote this: there is nobody to suspend.
moderation-suspend-staff = Whoever holds an office is suspended by an administrator.
moderation-suspend-second = Another moderator has to decide what you proposed.
moderation-suspended-already = The account is suspended already, or it is proposed.
accounts-mail-suspended-until = It ends by itself on { $until }.
moderation-suspend-proposed = Proposed. Another moderator decides.
moderation-report-suspensions = Accounts suspended

# Quiet periods
desks-quiet-title = Quiet periods
desks-quiet-lead = Where a debate gets out of hand, you can have everything read first, or nothing taken in, for a while. Everybody is told until when and why, and it ends by itself.
desks-quiet-now = In force
desks-quiet-new = Make it quiet
desks-quiet-where = Consultation
desks-quiet-mode = What happens meanwhile
desks-quiet-pre = Everything is read first
desks-quiet-pre-hint = People can write; a moderator reads it before it is public.
desks-quiet-closed = Nothing is taken in
desks-quiet-closed-hint = Everything stays readable; nobody can write.
desks-quiet-long = For how long
desks-quiet-hours = { $count ->
    [6] 6 hours
    [24] A day
    [72] 3 days
   *[other] A week
}
desks-quiet-reason = Why
desks-quiet-reason-hint = Public, on every page of the consultation. Name nobody.
desks-quiet-begin = Make it quiet
desks-quiet-end = End it now
desks-quiet-begun = It is quiet there now, and everybody is told why.
desks-quiet-ended = The quiet period is over.
desks-quiet-none = No consultation is open
desks-quiet-none-text = Quiet periods are for consultations in which people take part now.
desks-moderation-first_time = Before publication, the first time
desks-moderation-first_time-hint = A moderator first reads what people send who have nothing public yet, lost something lately or are reported by readers who are usually right. What others write appears at once.
desks-moderation-closed = Closed for contributions
desks-moderation-closed-hint = To inform only: people read and follow, and nobody writes.
consultations-quiet-closed = Nothing is taken in here until { $until }, { $time }.
consultations-quiet-pre = Until { $until }, { $time }, a moderator reads everything before it is public.
consultations-quiet-where = Choose a consultation that is open
consultations-quiet = Nothing is taken in here for a while. The page of the consultation says until when and why.
consultations-takes-nothing = This consultation takes no contributions.
ledger-action-quiet-began = A quiet period began
ledger-action-quiet-ended = The quiet period was ended
accounts-held-suspensions = { $count ->
    [one] One suspension of your account
   *[other] { $count } suspensions of your account
}
moderation-keys-case-short = publish or leave, take away, warn, decide; together with the keys your browser uses for shortcuts
moderation-keys-case-shortest = publish or leave, take away, decide; together with the keys your browser uses for shortcuts

# The rules in versions
moderation-rulebook-title = Versions of the rules
moderation-rulebook-version = Version { $number }
moderation-rulebook-lead = The rules change only by a new version. What held when stays readable.
moderation-rulebook-since = In force since
moderation-rule-key = Use small letters, digits and hyphens
moderation-rule-key-taken = There is a rule of this name
ledger-action-moderation-rules-changed = Rules of moderation changed
ledger-action-moderation-words-added = Explanation of moderators added
ledger-action-moderation-words-retired = Explanation of moderators retired
admin-rules = The rules
admin-rules-text = Each change publishes a new version and stands in the public ledger.
admin-rule-title = Change a rule
admin-rule-new = Add a rule
admin-rule-lead = Decisions cite this rule, and mails to authors explain it in their language.
admin-rule-key = Name in addresses
admin-rule-key-hint = Small letters, digits and hyphens, such as off-topic. It cannot be changed later.
admin-rule-name = Title
admin-rule-explanation = Explanation
admin-rule-explanation-hint = What it forbids, and what people can do instead.
admin-rule-publishing = Publishing
admin-rule-note = What changes
admin-rule-note-hint = Public, in the list of versions.
admin-rule-publish = Publish a new version
admin-rule-retire = Take it out of use
admin-rule-unused = Not in use
admin-rule-published = A new version of the rules is in force.
accounts-held-held-back = { $count ->
    [one] A note on one text of yours that was read first
   *[other] Notes on { $count } texts of yours that were read first
}

# Rules of moderation by phase
desks-rule-phases-title = Moderation by phase
desks-rule-phases-lead = From a day on, the consultation or one of its places can be moderated by another rule. Everybody can read it beforehand; once a phase has begun it is fixed.
desks-rule-phases-first = It opens with the rule:
desks-rule-phases-over = The consultation is over: nothing can be laid down any more.
desks-rule-phase-all = Everything without a rule of its own
desks-rule-phase-new = Lay down a phase
desks-rule-phase-where = Where
desks-rule-phase-from = From
desks-rule-phase-from-hint = The first day, after today and before the consultation closes.
desks-rule-phase-lay-down = Lay it down
desks-rule-phase-take-back = Take it back
desks-rule-phase-laid-down = The phase is laid down and public.
desks-rule-phase-taken-back = The phase is taken back.
home-rule-phase-post = From { $date }, what people write appears at once.
home-rule-phase-first_time = From { $date }, a moderator first reads what newcomers write.
home-rule-phase-pre = From { $date }, a moderator reads everything before it is public.
home-rule-phase-closed = From { $date }, nothing is taken in any more.
consultations-phase-ahead = Choose a day after today
consultations-phase-after-closing = Choose a day before the consultation closes
consultations-phase-too-many = There are twenty phases already
consultations-phase-begun = This phase has begun: it is fixed now.
ledger-action-rule-phase-laid-down = Another rule of moderation laid down for a later day
ledger-action-rule-phase-taken-back = A later rule of moderation taken back
