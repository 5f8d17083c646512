# Rules
moderation-rules-title = Moderation rules
moderation-rules-description = Why a text is taken away here, who decides it, by when, and how to object.
moderation-rules-lead = You may say here what you think, also sharply. These are the only reasons for which a text is not published or is taken away.
moderation-rules-how = How it is done
moderation-rules-when = Some places are read before anything is published; the form there says so. Everywhere else your text is public at once, unless it looks like something a program sent: then a moderator reads it first.
moderation-rules-by = { $days ->
    [one] A moderator reads what waits, or was reported, by the end of the next working day.
   *[other] A moderator reads what waits, or was reported, by the end of the working day number { $days } after it came in.
}
moderation-rules-petitions = { $days ->
    [one] A petition is read by the day after it was sent, before it is published.
   *[other] A petition is read within { $days } days, before it is published.
}
moderation-rules-who = People decide, not programs, and nobody decides on their own text.
moderation-rules-report = Anyone can report a text. A report takes nothing away: it makes a moderator look.
moderation-rules-told = Its author is told by e-mail what was decided and for which reason.
moderation-rules-object = Its author can ask for a second look, for six months. Another moderator than the first decides within ten working days and says why.
moderation-rules-public = Every decision stands in the public log, without names:
moderation-rules-reasons = The reasons
moderation-rules-only = Disagreeing with the council, with officials or with others is none of them.
moderation-rules-none = The reasons will be listed here before the first text is taken away.

# Log
moderation-log-title = Moderation log
moderation-log-description = Every decision of the moderators, with its reason and how long it took.
moderation-log-lead = Every decision of the moderators, the newest first: what it was about, why, and how long it took. No names.
moderation-log-machines = To count for yourself:
moderation-log-caption = Decisions of the moderators
moderation-log-when = Decided
moderation-log-decision = Decision and reason
moderation-log-what = About
moderation-log-why-opened = Why it was read
moderation-log-took = Time taken
moderation-log-none = No decisions yet
moderation-log-none-text = As soon as a moderator decides something, it stands here with its reason.
moderation-in-time = in time
moderation-late = late
moderation-at-once = at once
moderation-earlier-none = No decision on this author so far.
moderation-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
moderation-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
moderation-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
moderation-did-approve = Approved
moderation-did-reject = Not published
moderation-did-hide = Hidden
moderation-did-nothing = Closed without a decision: its author had taken it back
moderation-cause-pre_moderation = Read before it is published
moderation-cause-report = Reported by readers
moderation-cause-own_motion = Taken up by a moderator
moderation-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}

# Reporting
moderation-report-title = Report this to a moderator
moderation-report-lead = { $days ->
    [one] A moderator reads it by the end of the next working day and decides by the published rules. Until then it stays where it is.
   *[other] A moderator reads it within { $days } working days and decides by the published rules. Until then it stays where it is.
}
moderation-report-which = Which rule does it break?
moderation-report-which-hint = That somebody is wrong breaks no rule: answer instead.
moderation-report-note = What should the moderator know?
moderation-report-note-hint = Only moderators read this. The author does not learn who reported.
moderation-report-send = Send the report
moderation-report-not = Do not report it
moderation-report-gone = This text is not shown to the public, so there is nothing to report.
moderation-reported-title = Thank you. A moderator will read it
moderation-reported-lead = That happens by { $by }.
moderation-reported-once = One report is enough: reporting it again changes nothing.
moderation-reported-outcome = What comes of it you can see here:
moderation-reported-trace = what happened to this contribution
moderation-reported-back = Back to where you were
moderation-choose-report-reason = Choose the rule that it breaks

# Desk
moderation-desk-title = Moderation
moderation-desk-open = { $count ->
    [0] Nothing waits for a decision.
    [one] { $count } case waits for a decision.
   *[other] { $count } cases wait for a decision.
}
moderation-desk-overdue = { $count ->
    [one] { $count } is past its promised day.
   *[other] { $count } are past their promised day.
}
moderation-desk-promise = { $days ->
    [one] Promised: a decision by the end of the next working day.
   *[other] Promised: a decision within { $days } working days.
}
moderation-desk-promise-petitions = New petitions within { $days } days; after { $nearly } they are nearly overdue.
moderation-nearly-overdue = Nearly overdue
moderation-desk-caption = Open cases, the oldest promise first
moderation-desk-none = Nothing to decide here
moderation-desk-none-text = What people send to places that are read beforehand, and what readers report, will wait here.
moderation-kind = Kind
moderation-all-kinds = All kinds
moderation-cause = Why it is here
moderation-all-causes = All causes
moderation-due = Promise
moderation-text = Text
moderation-place = Where
moderation-own = Yours: another moderator decides it
moderation-own-text = You wrote this yourself. Another moderator decides it.
moderation-keys-queue = down, up, select, open
moderation-bulk-approve = Approve
moderation-bulk-reason = Reason
moderation-bulk-reject = Take away
moderation-bulk-done = Decided. The authors are told.
moderation-bulk-some = Done, except for some: they had been decided meanwhile, are your own, or need another reason.
moderation-select-some = Select at least one case
moderation-case-title = Case { $id }
moderation-trace = Its history
moderation-parent = In reply to
moderation-earlier = Earlier decisions on this author
moderation-earlier-counts = Approved: { $approved }. Not published: { $rejected }. Hidden: { $hidden }. Warned: { $warned }.
moderation-reason-gone = No reason given
moderation-decided-title = Decided
moderation-decision = Your decision
moderation-choose-publish = Publish it
moderation-choose-publish-hint = Everybody can read it at once, and its author is told.
moderation-choose-keep = Leave it public
moderation-choose-keep-hint = Nothing changes. The log shows that you checked it.
moderation-choose-restore = Show it again
moderation-choose-restore-hint = Everybody can read it again, and its author is told.
moderation-choose-reject = Do not publish it
moderation-choose-reject-hint = Its author is told why.
moderation-choose-hide = Hide it
moderation-choose-hide-hint = The place in the talk stays, the text goes. Its author is told why.
moderation-choose-uphold = Leave it away
moderation-choose-uphold-hint = The earlier decision stands. Its author is told why.
moderation-reason = Reason
moderation-reason-hint = Needed when you take something away. Public.
moderation-reason-none = Choose a reason
moderation-explanation = Your words to the author
moderation-explanation-hint = The explanation of the rule is in the mail already. Add what would help this person.
moderation-decide = Decide
moderation-decide-next = Decide and open the next
moderation-keys-case = publish or leave, take away, warn, take passages out, ask for a change, decide; together with the keys your browser uses for shortcuts
moderation-decided = Decided. It stands in the public log.
moderation-already-decided = Another moderator has decided this case meanwhile. What you chose was not applied; open the case to see the decision.
moderation-days-bounds = Choose a number within the bounds
moderation-nearly-after-due = Nearly overdue comes before overdue: choose fewer days
moderation-nothing-to-decide = There is nothing to decide here: its author has taken it back, or it was not published yet.
moderation-does-not-fit = This decision does not fit what happened meanwhile. Look at the case again
moderation-choose-reason = Choose the published reason that fits

# Mails
moderation-mail-published-subject = Published: what you sent to { $site }
moderation-mail-published = A moderator has read what you sent. It is public now.
moderation-mail-again = A moderator has looked again at what had been taken away. It is public again.
moderation-mail-follow = Under the address above you can see at any time what happens to it.
moderation-mail-rejected-subject = Not published: what you sent to { $site }
moderation-mail-rejected = A moderator has read what you sent and did not publish it.
moderation-mail-hidden-subject = Hidden: what you wrote on { $site }
moderation-mail-hidden = A moderator has hidden what you wrote. You can still read it yourself under the address below.
moderation-mail-upheld-subject = Looked at again: what you wrote on { $site }
moderation-mail-upheld = A moderator has looked again at what had been taken away. It stays away.
moderation-mail-reason = Reason:
moderation-mail-own-words = The moderator writes:
