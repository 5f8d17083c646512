contributions-kind-comment = Comment
contributions-kind-topic = Forum topic
contributions-kind-post = Forum post
contributions-kind-question = Question
contributions-kind-answer = Answer
contributions-kind-petition = Petition
contributions-kind-statement = Statement
contributions-kind-survey_answer = Survey answer
contributions-kind-petition_update = News of a petition
contributions-kind-letter = Letter

contributions-channel-web = sent on this site
contributions-channel-api = sent through another program
contributions-channel-email = sent by e-mail
contributions-channel-paper = sent on paper
contributions-channel-phone = said by phone
contributions-channel-meeting = said at a meeting

contributions-trace-title = { $kind }: what happened to it
contributions-number = Number
contributions-about = to
contributions-text = The text
contributions-way = Its way
contributions-history = Its history
contributions-no-history = Nothing has happened to it yet.
contributions-permanent = This page keeps its address. You can print it, and you can pass it on:
contributions-waits = Received on { $received }. It is not published yet.
contributions-waits-until = A moderator reads it by { $by }.
contributions-waits-late = A moderator should have read it by { $by }. That did not happen in time; what waits longest is read first.
contributions-is-rejected = A moderator read this and did not publish it.
contributions-is-hidden = This was public until a moderator hid it.
contributions-is-withdrawn = Its author took it back. The text is no longer shown.
contributions-is-erased = This was erased. Text and name are gone for good.
contributions-is-merged_into = This was joined with another contribution that says the same.
contributions-reason = Reason:
contributions-only-you = The public does not see this text. You see it because you wrote it; moderators see it too.
contributions-only-staff = The public does not see this text. You see it as part of your work.
contributions-report = Report this to a moderator
contributions-open-case = Open the moderation case
contributions-new-case = Take it up for moderation
contributions-withdraw = Take it back
contributions-withdraw-title = Take this back?
contributions-withdraw-what = Nobody will be able to read the text any more, and it will count nowhere from now on. You cannot undo this.
contributions-withdraw-stays = That something was here, and when, stays on record.
contributions-withdraw-erase = If you want text and name gone for good, erase them.
contributions-withdraw-not = Leave it where it is
contributions-withdrawn = You took it back. The text is no longer shown.
contributions-no-withdrawal = This cannot be taken back any more: others stand behind it by now, or it was already taken away.
contributions-state = This is not possible in the state it is in now. Reload the page to see what happened.
contributions-this = This contribution
contributions-own-title = What you have contributed
contributions-own-lead = Everything you sent, the newest first, and where each stands. Open one to see its whole way.
contributions-own-none = You have not contributed anything yet
contributions-own-none-text = Comments, forum posts, questions and petitions of yours will be listed here, each with what became of it.
contributions-own-begin = See what is being consulted
contributions-no-words = (no text)
contributions-replies = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}

# Changing what one wrote
contributions-edit = Change it
contributions-edit-title = Change what you wrote
contributions-edit-lead = Everybody can see what you change and what stood there before.
contributions-edit-until = You can change it until { $at }.
contributions-edit-read-again = A moderator reads it again before it is shown again.
contributions-edit-text = Your text
contributions-edit-save = Save the change
contributions-edited = Your change is saved. What stood there before stays on record.
contributions-edited-waits = Your change is saved. A moderator reads it before it is shown.
contributions-edit-too-late = The time in which this could be changed is over. Your change was not saved; you can add what you want to say in a reply.
contributions-edited-meanwhile = This text was changed since you opened it. Your change was not saved: reload it and change the text that stands there now.
contributions-not-editable = This cannot be changed: it was taken away, or texts of its kind stay as they were sent.
contributions-history-gone = This is not shown any more, and so is what stood there before.
contributions-versions-title = What was changed
contributions-versions-lead = Every text that stood here, the newest first. What came is underlined, what went is struck through.
contributions-version = Text { $number }
contributions-version-current = stands now
contributions-version-by-author = changed by its author
contributions-version-by-moderator = changed by a moderator
contributions-version-redacted = Removed by a moderator: this text held something that may not be public.

# Agreeing
contributions-own-support = You cannot agree with what you wrote yourself: that you do goes without saying.
contributions-support-gone = This is not shown any more, so nobody can agree with it.

# Floods
contributions-too-many-links = This text holds { $actual } links; at most { $max } are possible.
contributions-too-many-mentions = This text names people { $actual } times; at most { $max } times are possible.
ledger-action-edited = Text changed
contributions-mail-mentioned-subject = You are named in “{ $place }”
contributions-mail-mentioned-text = Somebody named you in a talk that you take part in.
contributions-mail-mentioned-why = You get this once for each text that names you.
contributions-stands-behind = You stand behind this petition. Somebody else decides.
