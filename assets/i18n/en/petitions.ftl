# List
petitions-title = Petitions
petitions-lead = Ask a public body to do something, and sign what others ask for. From a number of signatures on, the body must respond by a date.
petitions-start = Start a petition
petitions-shelves = Petitions by state
petitions-filter = Search and order
petitions-search = Search all petitions
petitions-sort = Order
petitions-sort-signatures = Most signatures first
petitions-sort-newest = Newest first
petitions-sort-closing = Closing soonest first
petitions-found = Petitions with ‘{ $query }’
petitions-found-none = No petition has all of these words. Try fewer, or start a petition of your own.
petitions-shelf-open = Open
petitions-shelf-open-title = Open for signatures
petitions-shelf-open-none = No petition is open at the moment. Start one: it takes about ten minutes.
petitions-shelf-waiting = Waiting for a response
petitions-shelf-waiting-title = Waiting for a response
petitions-shelf-waiting-text = Enough people have signed these. The body owes a response, what is due first stands first.
petitions-shelf-waiting-none = No body owes a response at the moment. A petition appears here as soon as enough people have signed it.
petitions-shelf-answered = Answered
petitions-shelf-answered-title = Answered by the body
petitions-shelf-answered-text = The newest response stands first.
petitions-shelf-answered-none = No petition has been answered yet. Each response will be here, with its date.
petitions-shelf-closed = Closed
petitions-shelf-closed-title = Closed
petitions-shelf-closed-text = Their time to be signed is over. They stay here with their final count.
petitions-shelf-closed-none = No petition has closed yet. Each will stay here with its final count.
petitions-shelf-rejected = Not accepted
petitions-shelf-rejected-title = Not accepted
petitions-shelf-rejected-text = These were not accepted, for a published reason. Each says which.
petitions-shelf-rejected-none = Every petition so far was accepted. Those that are not will be here, with the reason.

# One petition
petitions-state-open = Open for signatures
petitions-state-closed = Closed
petitions-state-in_moderation = Being read by a moderator
petitions-state-rejected = Not accepted
petitions-to = To: { $body }
petitions-to-before = To
petitions-by = started by { $name }
petitions-opened = opened
petitions-sent = sent
petitions-of-needed = { $count ->
    [one] signature of { $needed } needed
   *[other] signatures of { $needed } needed
}
petitions-past-needed = { $count ->
    [one] signature, { $needed } was needed
   *[other] signatures, { $needed } were needed
}
petitions-progress = { $count } of { $needed } signatures
petitions-tick = signatures: { $body } must respond
petitions-how-far = How far it is
petitions-asks = What it asks for
petitions-next = What happens next
petitions-next-moderation = A moderator reads it by { $date }. We e-mail you either way. Until then it is not public.
petitions-next-rejected = A moderator did not accept it, for one of the published reasons. It cannot be signed.
petitions-next-answered = { $body } responded on { $date }. The response stands at the top of this page.
petitions-next-still-open = It can be signed until { $date }.
petitions-next-reached = It reached { $needed } signatures on { $date }.
petitions-next-waiting = { $body } responds here by { $date }.
petitions-next-overdue = { $body } has not responded in time. This stays visible until it does.
petitions-next-open = { $count ->
    [one] It needs { $count } more signature by { $date }. Then { $body } must respond within { $days } working days.
   *[other] It needs { $count } more signatures by { $date }. Then { $body } must respond within { $days } working days.
}
petitions-next-closed = { $count ->
    [one] It closed on { $date } with { $count } signature. It needed { $needed } for a response.
   *[other] It closed on { $date } with { $count } signatures. It needed { $needed } for a response.
}
petitions-due-why = { $days } working days from { $date }, the day it reached the number.
petitions-why = See what happened to it
petitions-moderation-title = This petition is not public yet
petitions-rejected-title = This petition was not accepted
petitions-closed-title = This petition has closed
petitions-response-label = Response
petitions-response-title = Response of { $body }
petitions-over-time = Signatures over time
petitions-chart-days = Signatures by day
petitions-chart-weeks = Signatures by week
petitions-chart-reading-days = { $count ->
    [one] The most on one day was { $count } signature, on { $date }.
   *[other] The most on one day were { $count } signatures, on { $date }.
}
petitions-chart-reading-weeks = { $count ->
    [one] The most in one week was { $count } signature, in the week from { $date }.
   *[other] The most in one week were { $count } signatures, in the week from { $date }.
}
petitions-signatures = Signatures
petitions-day = Day
petitions-week = Week from
petitions-figures = All figures, also by country and district, without names:
petitions-share = Tell others
petitions-follow = Hear what comes of it
petitions-back = Back to the petition

# Signing
petitions-sign = Sign this petition
petitions-name = Your name
petitions-email = Your e-mail address
petitions-email-hint = We send you one mail with a link. Your signature counts once you confirm there.
petitions-postcode-label = Your postcode
petitions-country = Country you live in
petitions-country-other = Another country
petitions-privacy = Your name and address are shown to nobody, not even to whoever started the petition. Only numbers are public.
petitions-name-plain = Enter your name as others would write it, without links or signs
petitions-postcode = Enter your postcode, such as RM1 4AB
petitions-choose-country = Choose the country you live in
petitions-signed-title = Check your mail
petitions-signed-lead = One step is left until your signature counts.
petitions-signed-open = Open the mail we have just sent you. It may take a minute, and it may lie in the junk folder.
petitions-signed-press = Open its link and press the button there. The link lasts { $days } days.
petitions-signed-nothing = No mail within ten minutes? The address may be mistyped. Sign once more.
petitions-confirm-title = Confirm your signature
petitions-confirm-text = Press the button, and your signature counts at once.
petitions-confirm-sponsor = Press the button, and you stand behind it. Your signature counts as soon as the petition opens.
petitions-confirm-button = Confirm my signature
petitions-confirm-not-me = If you did not sign this petition, close this page. Nothing is counted and your address is forgotten.
petitions-link-title = This link does not work
petitions-link-again = You can sign the petition once more and get a fresh link.
petitions-confirmed-title = Your signature counts
petitions-confirmed-lead = Thank you for signing ‘{ $title }’.
petitions-confirmed-private = Nobody can see that you signed. Only the number of signatures is public.
petitions-sponsored-title = You stand behind this petition
petitions-sponsored-next = When { $needed } people do, a moderator reads it. Once it is open your signature counts, and you need not sign again.
petitions-confirmed-already = Your signature has been confirmed already. It counts.
petitions-closed = This petition has closed and takes no more signatures.
petitions-confirmed-too-late = This petition has closed. A signature could be confirmed for one day after that, and this day is over.
petitions-not-accepted = This petition was not accepted and cannot be signed.
petitions-not-counted = This signature was found not to be genuine and does not count. If you are sure it is yours, write to us.
petitions-address-used = Somebody has signed with this address already. A second person may share it who lives at the same postcode and has another name.

# Starting
petitions-new-title = Start a petition
petitions-new-lead = Say what a public body should do, and gather signatures for it.
petitions-how-moderation = A moderator reads it within { $days } days, by published rules. We e-mail you either way.
petitions-how-rejection = For what it may be rejected
petitions-how-signing = Then anybody can sign it, for { $days } days.
petitions-how-response = With { $needed } signatures the body must respond in public within { $days } working days.
petitions-body-label = Who should act?
petitions-body-hint = Choose the body that is responsible for it.
petitions-choose-body = Choose the body that should act
petitions-action-label = What should it do?
petitions-action-hint = One sentence that begins with a verb, such as ‘Keep the library open on Sundays’.
petitions-background-label = Why?
petitions-background-hint = Two or three sentences that somebody understands who has never heard of it.
petitions-details-label = Anything else people should know
petitions-details-hint = Facts, dates, where to read more. Links are fine.
petitions-public-note = Your name and this text will be public, if they keep the rules:
petitions-check = Check what you wrote
petitions-check-title = Check what you wrote
petitions-similar-title = { $count ->
    [one] A petition that asks for something similar is open
   *[other] { $count } petitions that ask for something similar are open
}
petitions-similar-text = One petition with many signatures does more than several with few. If one of these says what you mean, sign it instead.
petitions-similar-signed = { $count ->
    [one] 1 signature
   *[other] { $count } signatures
}
petitions-similar-page-title = Does a petition like yours run already?
petitions-similar-none = No open petition is similar.
petitions-yours = Your petition
petitions-send = Send to moderation
petitions-change = Change it
petitions-flash-started = We have your petition. A moderator reads it now, and we e-mail you either way.

# Responding
petitions-respond = Respond
petitions-respond-title = Respond to a petition
petitions-summary-label = Your response in two sentences
petitions-summary-hint = It stands in lists and in the mails to those who follow the petition.
petitions-text-label = Your response in full
petitions-text-hint = Say what you will do, what you will not do, and why. Paragraphs, lists and links are fine.
petitions-respond-note = It is published at once, for { $body }, and cannot be changed afterwards.
petitions-respond-button = Publish the response
petitions-responded-already = Somebody has responded to this petition already. A response cannot be replaced.
petitions-flash-responded = The response is published. Whoever started the petition and all who follow it are told.
petitions-desk-title = Petitions that wait for a response
petitions-desk-lead = Enough people have signed these. What is due first stands first.
petitions-desk-overdue = { $count ->
    [one] { $count } response is overdue
   *[other] { $count } responses are overdue
}
petitions-desk-due = Due
petitions-desk-petition = Petition
petitions-desk-body = Body
petitions-desk-act = What you can do
petitions-desk-debates = Debates to decide on
petitions-desk-debate-over = Was to be on { $date }: say what came of it
petitions-desk-none = No petition waits for your response. One appears here as soon as it has enough signatures, with the date by which you respond.
desk-petitions = Petitions

# Taken away
petitions-hidden = This petition was hidden because it broke the published rules.
petitions-withdrawn = Whoever started this petition has taken it back.

# Public record and news
ledger-action-opened = Opened for signatures
ledger-action-closed = Closed, with its final count
ledger-action-threshold-reached = Reached the number of signatures from which on a response is owed
ledger-action-responded = Answered by the body
news-petition-opened = A petition opened for signatures
news-petition-threshold-reached = A petition has enough signatures for a response
news-petition-responded = The body has responded to a petition
news-petition-closed = A petition has closed

# Mails
petitions-mail-confirm-subject = Please confirm your signature
petitions-mail-confirm-text = You signed this petition:
petitions-mail-confirm-open = Open this link within { $days } days and press the button there. Your signature counts from then on.
petitions-mail-confirm-not-me = If you did not sign, do nothing. Your signature is not counted and your address is deleted.
petitions-mail-already-subject = You have signed this petition already
petitions-mail-already-text = Somebody, probably you, has just signed this petition with your address once more:
petitions-mail-already-nothing = Your signature counts already. You need not do anything, and nobody but you has learnt of it.
petitions-mail-taken-subject = Your signature was taken out
petitions-mail-taken-text = Somebody, probably you, has just signed this petition with your address once more:
petitions-mail-taken-next = A signature with this address was taken out before and does not count; it cannot be given anew. If that is wrong, write to us: it can be taken back.
petitions-mail-threshold-subject = Your petition has { $needed } signatures
petitions-mail-threshold-text = Your petition has reached { $needed } signatures:
petitions-mail-threshold-next = { $body } now owes a public response, by { $date }. We write to you when it is there.
petitions-mail-responded-subject = { $body } has responded to your petition
petitions-mail-responded-text = { $body } has responded to your petition:
petitions-mail-responded-read = Read the whole response:
petitions-not-accepted-title = A petition that was not accepted
