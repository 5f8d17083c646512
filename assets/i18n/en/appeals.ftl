# The author
moderation-appeal-new-title = Ask for a second look
moderation-appeal-title = Your appeal
moderation-appeal-lead = { $days ->
    [one] You think this decision is wrong? Say why. Another moderator than the first decides by the end of the next working day, and gives you the reasons.
   *[other] You think this decision is wrong? Say why. Another moderator than the first decides within { $days } working days, and gives you the reasons.
}
moderation-appeal-against = The decision
moderation-appeal-your-text = What you wrote
moderation-appeal-grounds = Why is the decision wrong?
moderation-appeal-grounds-hint = Only moderators read this. Say which words were misunderstood, or why the rule does not fit.
moderation-appeal-once = You can appeal once against each decision, until { $until }. That you appealed and how it ended stands in the public log, without your name and without your words.
moderation-appeal-send = Send the appeal
moderation-appeal-not = Do not appeal
moderation-appeal-filed = Your appeal has arrived. Another moderator looks at it.
moderation-appeal-runs = Another moderator decides by { $by }.
moderation-appeal-runs-how = We e-mail you the outcome with its reasons. Whoever decided first does not decide this.
moderation-appeal-is-open = Waits for a decision
moderation-appeal-is-upheld = The appeal failed: the first decision stands.
moderation-appeal-is-reversed = The appeal succeeded: the decision is undone.
moderation-appeal-is-withdrawn = The appeal was taken back, or there was nothing left to decide.
moderation-appeal-reasons = The reasons
moderation-appeal-by-another = by another moderator
moderation-appeal-your-grounds = What you wrote against it
moderation-appeal-take-back = Take the appeal back
moderation-appeal-take-back-hint = The decision then stands, and you cannot appeal against it again.
moderation-appeal-taken-back = You have taken the appeal back.
moderation-appeal-open = You have appealed already. Another moderator decides it.
moderation-appeal-decided = This appeal has been decided. There is no second one against the same decision.
moderation-appeal-withdrawn = This appeal was taken back. There is no second one against the same decision.
moderation-appeal-nothing = There is nothing to appeal against: no moderator has taken this away or warned of it, or the decision is undone.
moderation-appeal-late = The time for an appeal is over. It is six months.
moderation-appeal-looked-at = A moderator is looking at it again right now. Wait for that decision: you can appeal against it.
moderation-appeal-not-open = There is no appeal that waits for a decision.
moderation-appeal-own-decision = This is against a decision of your own. Another moderator decides it.
moderation-appeal-under-way = Its author has appealed. Another moderator than the first decides that.
contributions-appeal-new = Appeal against the decision
contributions-appeal-see = See your appeal
contributions-appeal-runs = Its author has appealed. Another moderator decides by { $by }.
contributions-appeal-upheld = Its author appealed. Another moderator has looked at it, and the decision stands.
contributions-appeal-reversed = Its author appealed with success against an earlier decision.
contributions-appeal-withdrawn = Its author appealed and took the appeal back.

# The moderators
moderation-appeals-title = Appeals
moderation-appeals-open = { $count ->
    [0] No appeal waits.
    [one] { $count } appeal waits for a second look.
   *[other] { $count } appeals wait for a second look.
}
moderation-appeals-promise = { $days ->
    [one] An appeal is decided by the end of the next working day, by another moderator than the first, with reasons.
   *[other] An appeal is decided within { $days } working days, by another moderator than the first, with reasons.
}
moderation-appeals-caption = Open appeals, the oldest promise first
moderation-appeals-none = No appeals
moderation-appeals-none-text = When an author asks for a second look at a decision, it waits here for a moderator who did not take it.
moderation-appeal-reason = Taken away for
moderation-appeal-desk-title = Appeal { $id }
moderation-appeal-says = What the author says
moderation-appeal-no-grounds = The author’s words are not kept any more.
moderation-appeal-hindrance-own = You wrote this yourself. Another moderator decides it.
moderation-appeal-hindrance-decision = You took the decision that this is against. Another moderator decides it.
moderation-appeal-reverse = Show it again
moderation-appeal-reverse-hint = The first decision was wrong. Everybody can read the text, and its author is told.
moderation-appeal-uphold = Leave it away
moderation-appeal-uphold-hint = The first decision was right. That is final here.
moderation-appeal-explanation = Your reasons
moderation-appeal-explanation-hint = The author reads them. Answer what they say; the rule alone is not enough.
moderation-appeal-conclude = Decide the appeal
moderation-appeal-concluded = Decided. The author is told, and the outcome stands in the public log.
moderation-keys-appeals = down, up, open
moderation-keys-appeal = show again, leave away, decide; together with the keys your browser uses for shortcuts

# The log
moderation-did-upheld = Appeal failed: the decision stands
moderation-did-reversed = Appeal succeeded: the decision is undone
moderation-did-warn = Warned
moderation-did-take_back = An earlier decision taken back
moderation-cause-appeal = Appeal by its author
moderation-log-appeal-open = Appealed against
moderation-log-appeal-upheld = Appealed against, and stands
moderation-log-appeal-reversed = Reversed on appeal
moderation-log-appeal-withdrawn = Appealed against; appeal taken back
ledger-action-appealed = Appealed against the decision
ledger-action-appeal-upheld = Appeal decided: the decision stands
ledger-action-appeal-reversed = Appeal decided: the decision is undone
ledger-action-appeal-withdrawn = Appeal taken back
ledger-action-warned = Checked; it stays, and its author is warned
ledger-action-decision-taken-back = An earlier decision was taken back

# Warning
moderation-choose-warn = Leave it, and warn its author
moderation-choose-warn-hint = It stays public. Its author is told which rule it comes close to breaking.
moderation-choose-take-back = Take the earlier decision back
moderation-choose-take-back-hint = The warning is withdrawn, or the passages stand again. Its author is told.

# Mails
moderation-mail-appeal = If you think this is wrong, you can appeal until { $until }. Another moderator than the first then decides. Say why here:
moderation-mail-anew = You may also send a new text that keeps the rules.
moderation-mail-warned-subject = A word about what you wrote on { $site }
moderation-mail-warned = A moderator has read what you wrote. It stays public. Please mind the rule below when you write again.
moderation-mail-warned-rule = The rule:
moderation-mail-taken-back-subject = A decision on what you wrote on { $site } is taken back
moderation-mail-taken-back = A moderator has taken an earlier decision on your text back: it was wrong and counts for nothing any more. Your text is public as you wrote it. We are sorry.
moderation-mail-appeal-filed-subject = Your appeal on { $site } has arrived
moderation-mail-appeal-filed = Your appeal has arrived. Another moderator than the first decides it by { $date }.
moderation-mail-appeal-filed-how = Under the address above you can see how it stands, and take it back.
moderation-mail-appeal-reversed-subject = Your appeal on { $site } succeeded
moderation-mail-appeal-reversed = Another moderator has looked at your appeal. The first decision was wrong, and what you wrote is public. We are sorry.
moderation-mail-appeal-reversed-warning = Another moderator has looked at your appeal. The warning was wrong and is withdrawn. We are sorry.
moderation-mail-appeal-upheld-subject = Your appeal on { $site } is decided
moderation-mail-appeal-upheld = Another moderator has looked at your appeal. The first decision stands.
moderation-mail-appeal-upheld-then = On this site that is final. You may send a new text that keeps the rules. Your rights before courts and out-of-court bodies are not touched by this.

# The report of a quarter
moderation-report-quarters = Reports by quarter
moderation-report-quarter = { $number ->
    [1] first
    [2] second
    [3] third
   *[4] fourth
} quarter of { $year }
moderation-report-quarter-title = Moderation in the { $quarter }
moderation-report-quarter-description = What moderators decided in a quarter: why, where, how fast, and what became of the appeals.
moderation-report-none = Moderators have decided nothing in this quarter.
moderation-report-decided = { $count ->
    [one] Moderators took { $count } decision.
   *[other] Moderators took { $count } decisions.
}
moderation-report-in-time = { $share } of them came within the promised time (95% interval: { $low } to { $high }).
moderation-report-over = From { $from } to { $until }.
moderation-report-runs = From { $from }. The quarter is not over, so the figures still change.
moderation-report-self = Nobody writes this report: it is counted from the public log.
moderation-report-median = Half of the decisions took no longer than
moderation-report-ninth-decile = Nine of ten took no longer than
moderation-report-reports = Reports by readers
moderation-report-reports-right = Decisions on reports that found a rule broken
moderation-report-of = { $count } of { $of }
moderation-report-first = Most often: { $what } ({ $count }).
moderation-report-unit = Decisions
moderation-report-by-outcome = What was decided
moderation-report-by-reason = For which reason
moderation-report-by-cause = Why it was read
moderation-report-by-kind = What it was about
moderation-report-by-place = Where
moderation-report-filed = Filed
moderation-report-reversed = Succeeded
moderation-report-upheld = Failed
moderation-report-appeals-in-time = Decided within the promised time
moderation-report-no-appeals = Nobody appealed, and no appeal was decided.
moderation-report-appeals-how = An appeal is decided by another moderator than the first. It may be filed in one quarter and decided in the next.

# Who works on what
moderation-take = Take this case
moderation-take-hint = The others see for half an hour that you work on it.
moderation-take-over = Take it over
moderation-taken = The case is yours for half an hour.
moderation-give-back = Give it back
moderation-given-back = The case is free again.
moderation-held-by = { $name } works on it
moderation-held-by-you = You work on it
moderation-held-by-long = { $name } is working on this case. You can decide it when you have taken it over.
moderation-claimed = Another moderator has taken this case. Take it over if you want to decide it.
moderation-notes = Notes
moderation-note = A note for the other moderators
moderation-note-hint = Never public. It goes when the text is erased.
moderation-note-add = Add note
moderation-note-gone = somebody who has left
moderation-noted = The note is saved.

# Appeals against suspensions
moderation-did-suspend = Account suspended
moderation-suspension-did-upheld = Appeal failed: the suspension stands
moderation-suspension-did-reversed = Appeal succeeded: the suspension is ended
moderation-log-suspension = A suspension
moderation-log-suspension-appeal = Appeal by the person
moderation-suspension-own-title = Your suspension
moderation-suspension-own-runs = Your account is suspended until { $until }. It ends by itself.
moderation-suspension-own-ended = It ended on { $date }. You take part like everybody else.
moderation-suspension-own-may = You can read, follow, take your data away and appeal, but not write. Nobody else is told that you are suspended.
moderation-suspension-by-administrator = An administrator of the site has suspended your account.
moderation-suspension-by-administrator-text = The mail that you got says why, and until when where that was fixed. If you think that it is wrong, answer that mail. This is no decision of moderators, and there is no appeal against it here.
moderation-suspension-own-none = You have never been suspended
moderation-suspension-own-none-text = If two moderators suspend an account, its owner reads here why and until when, and can appeal.
moderation-suspension-appeal-lead = { $days ->
    [one] A moderator who had no part in it looks at it again, by the end of the next working day.
   *[other] A moderator who had no part in it looks at it again, within { $days } working days.
}
moderation-suspension-appeal-runs = A moderator who had no part in it decides by { $by }, and we e-mail you the outcome with its reasons. The suspension runs meanwhile.
moderation-suspension-appeal-is-open = Waits for a decision
moderation-suspension-appeal-is-upheld = The appeal failed: the suspension stands.
moderation-suspension-appeal-is-reversed = The appeal succeeded: the suspension was wrong.
moderation-suspension-appeal-is-withdrawn = The appeal was taken back, or the suspension was ended early.
moderation-suspension-grounds = Why is the suspension wrong?
moderation-suspension-grounds-hint = Only moderators read this. Say what was misunderstood, or why it is too long.
moderation-suspension-appeal-once = You can appeal once, until { $until }. How it ended stands in the public log, without anything that leads to you.
moderation-suspension-take-back-hint = The suspension then stands, and you cannot appeal against it again.
moderation-appeal-not-suspended = There is nothing to appeal against: this suspension was never in force, or a moderator ended it early.
moderation-appeal-row-suspension = { $count ->
    [one] Suspension for one day
   *[other] Suspension for { $count } days
}
moderation-appeal-case = The case behind it
moderation-suspension-reverse = End the suspension
moderation-suspension-reverse-hint = It was wrong. The person can write again at once, and is told.
moderation-suspension-uphold = Leave it as it is
moderation-suspension-uphold-hint = It was right. That is final here.
moderation-keys-suspension = end it, leave it, decide; together with the keys your browser uses for shortcuts
moderation-mail-suspension-appeal = If you think this is wrong, you can appeal until { $until }. A moderator who had no part in it then decides. Say why here:
moderation-mail-suspension-appeal-filed = Your appeal against the suspension has arrived. A moderator who had no part in it decides by { $date }. The suspension runs meanwhile.
moderation-mail-suspension-appeal-reversed = Another moderator has looked at your appeal. The suspension was wrong, and you can write again. We are sorry.
moderation-mail-suspension-appeal-upheld = Another moderator has looked at your appeal. The suspension stands. On this site that is final. Your rights before courts and out-of-court bodies are not touched by this.
accounts-suspended-why = See why and until when
ledger-action-suspension-appealed = Appealed against a suspension
ledger-action-suspension-appeal-upheld = Appeal decided: a suspension stands
ledger-action-suspension-appeal-reversed = Appeal decided: a suspension was wrong
ledger-action-suspension-appeal-withdrawn = Appeal against a suspension taken back
