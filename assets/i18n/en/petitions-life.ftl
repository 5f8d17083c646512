# Procedures and sponsors
petitions-how-named = How it goes: { $name }
petitions-procedure-label = Which kind of petition is it?
petitions-choose-procedure = Choose which kind of petition it is
petitions-how-sponsors = { $needed ->
    [one] { $needed } other person stands behind it, by a link that you hand on.
   *[other] { $needed } other people stand behind it, by a link that you hand on.
}
petitions-how-signing-months = { $months ->
    [one] Then anybody can sign it, for { $months } month.
   *[other] Then anybody can sign it, for { $months } months.
}
petitions-how-signing-both = Then anybody can sign it, for { $months ->
    [one] { $months } month
   *[other] { $months } months
} and { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
petitions-how-debate = With { $needed } signatures the body names a day for a public debate, or says why there is none.
petitions-send-sponsors = Go on to your sponsors
petitions-hints-title = What could be plainer
petitions-hints-text = You need not change anything. Petitions that are easy to read get more signatures.
petitions-hint-question = What you ask for ends with a question mark. Say what should be done.
petitions-hint-two-things = It seems to ask for two things. One petition for one thing is easier to sign.
petitions-hint-capitals = Capital letters are hard to read. Write as in a letter.
petitions-hint-exclamation = One exclamation mark is enough, and none is better.
petitions-hint-long = A sentence has more than 25 words. Make two of it: ‘{ $what } …’
petitions-hint-abbreviation = Say what ‘{ $what }’ means, the first time that it stands there.
petitions-hint-plainer = ‘{ $what }’ is a word of offices. Could it be ‘{ $instead }’?
petitions-hint-details = There are no details. Facts, numbers and where to read more convince people.
petitions-flash-sponsors = Your petition is kept. Hand on the link below: when enough people stand behind it, a moderator reads it.
petitions-flash-joined = You are now one of those who started this petition. Your name stands on its page.
petitions-flash-left = You have left the petition, and your name has gone from its page.
petitions-state-gathering_sponsors = Looking for sponsors
petitions-state-stopped = Stopped
petitions-state-withdrawn = Ended before it was published
petitions-state-hidden = Taken down
petitions-next-sponsors = { $needed ->
    [one] { $needed } other person has to stand behind it. Then a moderator reads it.
   *[other] { $needed } other people have to stand behind it. Then a moderator reads it.
}
petitions-next-stopped = It was stopped on { $date } and takes no more signatures. What it has reached stays.
petitions-next-regions = It has enough signatures, but not yet from enough regions.
petitions-lack-regions = { $count ->
    [one] signature. { $needed } are needed, and they are here, but not yet from enough regions.
   *[other] signatures. { $needed } are needed, and they are here, but not yet from enough regions.
}
petitions-progress-past = { $count } signatures, { $needed } were needed
petitions-regions-of = { $reached ->
    [one] { $reached } region has enough signatures;
   *[other] { $reached } regions have enough signatures;
} { $needed } are needed. A region needs { $least }, unless the rules name another number.
petitions-regions-which = Which regions have enough
petitions-region-needs = Needed
petitions-region-state = Enough?
petitions-region-enough = enough
petitions-region-lacks = not yet
petitions-region-untold = not told
petitions-own-rules = Rules of this petition
petitions-own-rules-text = These held when it began, and hold for it until its end, whatever changes since.
petitions-how-regions = They must come from at least { $regions } regions, with { $least } or more from each.
petitions-how-who = People can sign who live in:
petitions-as-shown = As it will stand
petitions-next-debate = { $count ->
    [one] With { $count } more signature { $body } decides on a public debate.
   *[other] With { $count } more signatures { $body } decides on a public debate.
}
petitions-tick-debate = signatures: a debate is decided on
petitions-stopped-title = This petition was stopped on { $date }
petitions-stopped = This petition was stopped and takes no more signatures. Its page says why.
petitions-imported = { $count ->
    [one] { $count } signature was counted elsewhere.
   *[other] { $count } signatures were counted elsewhere.
}
petitions-manage-link = Manage your petition
petitions-manage-title = Your petition
petitions-sponsors-title = People who stand behind it
petitions-sponsors-of = { $count ->
    [one] sponsor of { $needed } needed
   *[other] sponsors of { $needed } needed
}
petitions-sponsors-until = It can look for them until { $date }.
petitions-sponsors-link = Hand this link to people who want the same. At most { $most } can sign by it. Their signatures count when the petition opens.
petitions-sponsors-private = You see how many have confirmed, not who they are.
petitions-sponsors-late = The time to stand behind this petition is over.
petitions-sponsors-full = This petition has all the sponsors that it can take. You can sign it when it opens.
petitions-together-title = Start it together
petitions-together-text = Up to five people with an account can start it with you. Their names stand beside yours. They see what you see here and write news like you.
petitions-invite = Make an invitation
petitions-invitation-title = An invitation is ready
petitions-invitation-text = Hand on this link. It works for { $days } days, for whoever has an account and opens it.
petitions-leave = Leave this petition
petitions-join-title = Start this petition together
petitions-join-text = You were invited to start it together with its author. Your name will be public on its page.
petitions-join = Join
petitions-join-over = This petition is over. Nobody can join it any more.
petitions-join-own = You started this petition. The invitation is for somebody else.
petitions-join-full = Five people have joined this petition already.
petitions-support-title = Somebody asks you to stand behind this petition
petitions-support-text = { $needed ->
    [one] It is not public yet: { $needed } other person must support it before a moderator reads it.
   *[other] It is not public yet: { $needed } other people must support it before a moderator reads it.
}
petitions-support-count = { $count ->
    [0] Nobody has confirmed so far.
    [one] { $count } has confirmed so far.
   *[other] { $count } have confirmed so far.
}
petitions-support-sign = Stand behind it
petitions-support-counts = This is a signature like any other. It counts when the petition opens.
petitions-other-country = This petition is for people who live in other countries
petitions-other-district = This petition is for people who live in other districts
petitions-out-of-bounds = This number is too small or too large
petitions-fewer-than-needed = A petition must be able to take as many sponsors as it needs
petitions-no-duration = A petition must be open for a day at least
petitions-no-rejection-reason = Choose at least one rule: without any, nothing could be rejected
petitions-debate-below-response = A debate needs at least as many signatures as a response
petitions-unknown-country = Enter codes of two letters, such as GB FR
petitions-region-lines = Write one region a line: its code, a space, and a number of 1 or more
petitions-slug-taken = Another procedure has this name in addresses

# Debate and history
petitions-debate-title = Debate
petitions-debate-awaiting = It reached { $needed } signatures on { $date }. { $body } names a day for a debate, or says why there is none.
petitions-debate-why = { $days } working days from { $date }, the day it reached the number.
petitions-debate-scheduled = It is debated on { $date }.
petitions-debate-past-day = It was to be debated on { $date }. { $body } has not said yet what came of it.
petitions-debated = It was debated on { $date }.
petitions-not-debated = { $body } decided that there is no debate:
petitions-debate-video = Video of the debate
petitions-debate-transcript = What was said, word by word
petitions-debate-decide = Decide on the debate
petitions-debate-form-title = Debate on a petition
petitions-debate-what = What becomes of it?
petitions-debate-will = It is debated on a day ahead
petitions-debate-was = It was debated
petitions-debate-none = There is no debate
petitions-debate-day = Day
petitions-debate-day-hint = The day on which it is debated, or was.
petitions-debate-place = Where
petitions-debate-words = In your words
petitions-debate-words-hint = What came of it, or why there is none. Paragraphs, lists and links are fine.
petitions-debate-note = It is published at once, and whoever started the petition and all who follow it are told.
petitions-debate-publish = Publish
petitions-debate-needs-day = Say on which day
petitions-debate-past = This day is over. Choose ‘It was debated’, or a day ahead.
petitions-debate-ahead = This day is still ahead
petitions-debate-far = A debate is named for a day within a year
petitions-debate-before = The petition was not open yet on this day
petitions-debate-needs-reason = Say why there is no debate
petitions-debate-address = Enter a whole address that begins with https://
petitions-debated-already = This petition was debated. That cannot be taken back.
petitions-flash-debate = It is published.
petitions-history = What has happened
petitions-event-sponsored = enough people stood behind it, and a moderator began to read it
petitions-event-threshold-reached = reached the number for a response, with { $count } signatures
petitions-event-threshold-lost = signatures were taken out, { $count } are left: too few for a response
petitions-event-debate-threshold-reached = reached the number for a debate, with { $count } signatures
petitions-event-debate-threshold-lost = signatures were taken out, { $count } are left: too few for a debate
petitions-event-debate-scheduled = a day was named for the debate
petitions-event-debated = it was debated
petitions-event-debate-refused = the body said why there is no debate
petitions-event-stopped = stopped, with { $count } signatures
petitions-event-signed-again = taken up again

# Stopping
petitions-stop-link = Stop this petition
petitions-stop-title = Stop a petition
petitions-stop-text = It takes no more signatures, and stays public with its count and your reason. What the body owes it still owes.
petitions-take-up-link = Take this petition up again
petitions-take-up-title = Take a petition up again
petitions-take-up-text = It can be signed again until { $date }, the day on which it would have closed.
petitions-stop-reason = Reason
petitions-stop-reason-hint = It is published, such as ‘The council is elected on 3 May. Petitions to it end on the day before.’
petitions-flash-stopped = The petition is stopped, and its page says why.
petitions-flash-taken-up = The petition can be signed again.
ledger-action-sponsored = Enough people stood behind it to be read
ledger-action-threshold-lost = Fell below the number of signatures for a response
ledger-action-debate-threshold-reached = Reached the number of signatures from which on a debate is decided on
ledger-action-debate-threshold-lost = Fell below the number of signatures for a debate
ledger-action-debate-scheduled = A day was named for its debate
ledger-action-debated = It was debated
ledger-action-debate-refused = The body said why there is no debate
ledger-action-stopped = Stopped before its time
ledger-action-signed-again = Taken up again
ledger-action-joined = Somebody joined those who started it
ledger-action-left = Somebody left those who started it
ledger-action-petition-procedure-added = A procedure for petitions was added
ledger-action-petition-procedure-changed = A procedure for petitions was changed
ledger-kind-petition-procedure = Procedure for petitions
news-petition-stopped = A petition was stopped
news-petition-debate-threshold-reached = A petition has enough signatures for a debate
news-petition-debate-threshold-lost = A petition has lost the signatures for a debate
news-petition-threshold-lost = A petition has lost the signatures for a response
news-petition-debate-scheduled = A day was named for the debate on a petition
news-petition-debated = A petition was debated
news-petition-debate-refused = There is no debate on a petition, and the body says why
petitions-mail-lost-subject = Your petition has fewer than { $needed } signatures again
petitions-mail-lost-text = Some signatures under your petition were found not to be genuine and were taken out of the count:
petitions-mail-lost-next = { $count } are left. A response is owed from { $needed } on, so none is owed now. The petition goes on as before.
petitions-mail-debate-next = { $body } now names a day for a debate or says why there is none, by { $date }. We write to you when it does.
petitions-mail-debate-lost-subject = Your petition is below { $needed } signatures
petitions-mail-debate-lost-text = So many signatures of your petition were found not to count that no debate is owed any more:
petitions-mail-debate-lost-next = { $count } signatures count now, { $needed } are needed. If it reaches them again, a debate is decided on again.
petitions-mail-debate-scheduled = { $body } has named a day for the debate on your petition
petitions-mail-debate-debated = Your petition was debated
petitions-mail-debate-not_debated = { $body } says why there is no debate on your petition
petitions-mail-debate-read = Its page has the day, the words and the links.
petitions-mail-sponsored-subject = Enough people stand behind your petition
petitions-mail-sponsored-text = { $needed ->
    [one] { $needed } other person stands behind your petition:
   *[other] { $needed } other people stand behind your petition:
}
petitions-mail-sponsored-next = A moderator reads it now, by the published rules. We write to you either way.
petitions-updates = News from those who started it
petitions-update-write = Write news
petitions-update-text = They go to everybody who follows this petition and to signatories who asked for them, once a moderator has read them. At most one in three days.
petitions-update-waits = a moderator reads it first
petitions-update-refused = not published
petitions-update-later = You have written lately. News can be written once in three days.
petitions-update-title = Title
petitions-update-words = News
petitions-update-send = Send to moderation
petitions-update-not-open = News can be written once the petition is open.
petitions-update-too-soon = There are news of the last three days already. Mail that comes too often is not read.
petitions-flash-update = We have your news. A moderator reads them now, and they go out once they are approved.
news-petition-update = News from those who started a petition
petitions-news-response-subject = { $body } has responded to a petition that you signed
petitions-news-response-text = { $body } has responded to a petition that you signed:
petitions-news-debate-scheduled = { $body } has named a day for the debate on a petition that you signed
petitions-news-debate-debated = A petition that you signed was debated
petitions-news-debate-not_debated = { $body } says why there is no debate on a petition that you signed
petitions-news-stopped = A petition that you signed was stopped before its time
petitions-news-closed = A petition that you signed has closed
petitions-news-closed-count = { $count } signatures count. { $needed } would have been needed for a response. Thank you for signing.
petitions-news-update-text = Those who started a petition that you signed write to you:

petitions-unread-title = It ended before a moderator read it
petitions-unread-text = It was not published, and nobody else can read it. You can start it again with the same words; people who stood behind it do so anew.
petitions-unread-again = Start it again
petitions-ended-unread = This petition ended before it was published. Whoever started it can tell you whether they start it again.
petitions-none-started = No petition can be started at present. Those that are open can be read and signed.
petitions-mail-unread-subject = Your petition ended before it was read
petitions-mail-unread-text = Petitions were stopped before a moderator had read yours. It was not published:
petitions-mail-unread-next = You can start it again with the same words when petitions are taken again:
