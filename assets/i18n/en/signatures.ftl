# What everybody is told
signatures-notes-title = Signatures that do not count
signatures-note = { $count ->
    [one] { $count } signature does not count.
   *[other] { $count } signatures do not count.
}
signatures-of-paper = { $count ->
    [one] { $count } of them is on paper.
   *[other] { $count } of them are on paper.
}
signatures-doubt-automated = Sent by a program
signatures-doubt-made_up = Made-up names
signatures-doubt-not_signed = Whoever has the address did not sign
signatures-doubt-repeated = The same person more than once
signatures-doubt-own_wish = Whoever signed asked for it
signatures-updates = Tell me what becomes of it. Each mail has a link that ends this.
petitions-anonymised = The names and addresses of those who signed have been deleted. Nothing can be done to single signatures any more; every count stays.
petitions-email-disposable = This is an address of a service for a few minutes. Enter an address that you will still have when the petition is answered
petitions-name-mixed = Enter your name in one alphabet

# The desk of signatures
signatures-desk-title = Signatures of this petition
signatures-desk-lead = Numbers first. Names are shown only where you ask for them, a few at a time, and the public log says that somebody looked.
signatures-counts = { $count ->
    [one] { $count } signature counts.
   *[other] { $count } signatures count.
}
signatures-bursts-title = What stands out
signatures-span-day = The last day
signatures-span-week = The last week
signatures-span-all = From the beginning
signatures-in-span = { $count ->
    [one] { $count } signature in this time, confirmed or not.
   *[other] { $count } signatures in this time, confirmed or not.
}
signatures-minute-old = These figures can be a minute old.
signatures-networks = Networks
signatures-networks-lead = A school, an office or a phone company shares one network: many are no proof. Usual is what the middle one of all networks brought.
signatures-domains = Mail domains by the hour
signatures-domains-lead = Usual is what the domain’s share of the other hours makes of this one: a large provider always has many.
signatures-hours = Hours
signatures-hours-lead = Usual is the middle one of all hours in which somebody signed. A report in the news makes a burst, too.
signatures-hour = Hour
signatures-bursts-none = Nothing with 20 signatures or more.
signatures-signed = Signed
signatures-counted = Counted
signatures-usual = Usual
signatures-when = When
signatures-unusual = stands out
signatures-look-closer = Look closer
signatures-find-title = One signature
signatures-find-email = E-mail address
signatures-find-hint = For somebody who writes that they did not sign, or want to be taken out. That you looked is in the public log, the address is not.
signatures-find-button = Look it up
signatures-acts-title = Signatures taken out
signatures-acts-none = Nothing was taken out so far.
signatures-act = Act
signatures-act-title = Act { $id }
signatures-looked-for = Looked for
signatures-found = Counted ones found
signatures-state = State
signatures-mailings-title = News to signatories
signatures-mailing = News
signatures-news-update = News of whoever started it
signatures-news-debate = Decision on a debate
signatures-news-response = Response
signatures-mails = Mails
signatures-mailing-done = All are in the outbox:
signatures-mailing-runs = { $percent } % gone through

# Taking out by criteria
signatures-new-title = Take signatures out
signatures-new-lead = Say what they have in common. You see how many there are before anything happens.
signatures-new-hint = Everything you enter must be true of a signature. Those made after this moment are left alone.
signatures-by-network = Network
signatures-network-hint = As in the table, or an address in it: 192.0.2.0/24, 2001:db8:1:2::/64
signatures-by-domain = Mail domain
signatures-domain-hint = This one exactly: people.example
signatures-by-from = From
signatures-from-hour = From hour (0 to 23)
signatures-by-until = Until
signatures-until-day = Until
signatures-until-hour = Until hour (0 to 23)
signatures-until-hint = This hour is included.
signatures-by-name = Name
signatures-by-single = Signature
signatures-single = one alone
signatures-name-any = any
signatures-name-is = is
signatures-name-begins = begins with
signatures-name-ends = ends with
signatures-name-holds = holds
signatures-name-text = Letters of the name
signatures-name-hint = Capitals, accents, blanks and signs make no difference.
signatures-name = Name
signatures-draw-up = See how many there are
signatures-act-found = { $count ->
    [one] { $count } signature was found.
   *[other] { $count } signatures were found.
}
signatures-act-counted = { $count ->
    [0] None of them counts.
    [one] { $count } of them counts.
   *[other] { $count } of them count.
}
signatures-act-pending = { $count ->
    [one] { $count } more was never confirmed, and cannot be any more.
   *[other] { $count } more were never confirmed, and cannot be any more.
}
signatures-is-draft = Nothing has happened yet.
signatures-is-running = They are being taken out.
signatures-is-done = Done.
signatures-is-undoing = They are being given back.
signatures-is-undone = Taken back: all of them count again.
signatures-is-discarded = Dropped: nothing was done.
signatures-progress = { $done } of { $all }
signatures-runs = This goes on by itself.
signatures-look-again = Look again
signatures-at-made = Drawn up
signatures-at-confirmed = Confirmed
signatures-at-done = Done
signatures-at-undone = Taken back
signatures-shown = Some of them
signatures-look = Show { $count } names
signatures-look-hint = Only if the numbers do not tell enough: the public log says that somebody looked.
signatures-confirm-title = Take them out
signatures-after = { $count ->
    [one] { $count } signature remains then.
   *[other] { $count } signatures remain then.
}
signatures-after-response = That is below { $needed }: the response is not owed any more.
signatures-after-debate = That is below { $needed }: no debate is owed any more, unless a day for it is named already.
signatures-undo-why = Why it is taken back
signatures-undo-why-hint = It stands in the public record.
signatures-note-paper = { $count ->
    [one] { $count } signature on paper was taken back.
   *[other] { $count } signatures on paper were taken back.
}
signatures-reason = Reason
signatures-choose = Choose a reason
signatures-becomes = What they are
signatures-becomes-hint = Both do not count. Fraudulent says that somebody meant to deceive.
signatures-becomes-invalidated = Not valid
signatures-becomes-fraudulent = Fraudulent
signatures-explanation = Words for the public
signatures-explanation-hint = 10 to 500 characters. They stand on the petition’s page: no names, no addresses.
signatures-confirm = { $count ->
    [one] Take { $count } counted signature out
   *[other] Take { $count } counted signatures out
}
signatures-discard = Drop this
signatures-undo = Take this back
signatures-go-on = Go on
signatures-undo-hint = Everything this act took out counts again, on its own day and in its own region.
signatures-found-title = Signatures of one address
signatures-found-lead = This address has signed the petition:
signatures-found-none = This address has not signed the petition.
signatures-state-pending = Not confirmed
signatures-state-confirmed = Counts
signatures-state-invalidated = Not valid
signatures-state-fraudulent = Fraudulent
signatures-take-title = Take one out
signatures-take-hint = It happens at once, and whoever has the address is told by mail.
signatures-which = Which one
signatures-take = Take it out
signatures-flash-begun = It has begun. The count follows as it goes on.
signatures-flash-discarded = Dropped. Nothing was done.
signatures-flash-undoing = They are being given back.
signatures-flash-taken = Taken out. Whoever has the address is told.
petitions-doubt-too-wide = Say at least one thing that they have in common
petitions-doubt-nothing = Nothing was found. Change what you look for
petitions-doubt-network = Enter a network such as 192.0.2.0/24 or 2001:db8:1:2::/64, or an address in it
petitions-doubt-domain = Enter a mail domain such as people.example
petitions-doubt-name = Enter at least two letters of the name
petitions-doubt-times = The end must be after the beginning
petitions-doubt-hour = Enter an hour from 0 to 23
petitions-doubt-meanwhile = Somebody else was faster. Look at how it stands now.

# Paper
signatures-paper-title = Signatures on paper
signatures-paper-lead = Sheets are handed in as a batch with their scans. A sample is looked at, and what follows from it counts.
signatures-batches = Batches
signatures-batch = Batch
signatures-batch-title = Batch { $id }
signatures-sheets = Sheets
signatures-sheets-hint = A sheet has { $lines } lines at most.
signatures-sheet-code = Code on the sheets
signatures-sheet-code-hint = It stands at the top of each sheet, such as P12-34, and says to which petition they belong.
signatures-claimed = Signatures on them
signatures-claimed-hint = As whoever hands them in has counted.
signatures-collected = Collected until
signatures-collected-hint = The last day on which somebody signed.
signatures-region = Region
signatures-region-hint = If all are from one: country and district, such as GB RM1.
signatures-scans = Scans
signatures-scans-hint = PDF, JPEG or PNG, three at a time; you can add more. Nobody but moderators sees them, and each look is noted.
signatures-scans-private = Scans are not public. They are deleted with the names and addresses of the others who signed.
signatures-scans-more = Add scans
signatures-scans-send = Add them
signatures-paper-new = Hand sheets in
signatures-paper-send = Hand them in
signatures-sample-rule = { $least } signatures are looked at, or { $percent } in a hundred where that is more; all, where there are fewer. The share that is valid counts for the whole batch, rounded down.
signatures-sample-title = Draw the sample
signatures-sample-draw = Draw the sample
signatures-sample-size = In the sample
signatures-sample-seed = Seed of the sample
signatures-sample-look = Look at the sample
signatures-sample-how = Number the signatures through the batch, sheet by sheet, from 1. Look at these:
signatures-valid = Valid in the sample
signatures-valid-hint = 0 to { $size }. Not valid: no such person, outside the area, unreadable, twice, or signed on this site as well.
signatures-sample-count = Count the batch
signatures-batch-is-received = Handed in. Its sample is not drawn yet.
signatures-batch-is-sampled = The sample is drawn and waits to be looked at.
signatures-batch-is-counted = Counted.
signatures-batch-is-withdrawn = Withdrawn. It does not count.
signatures-batch-withdraw = Withdraw this batch
signatures-flash-paper = The sheets are handed in.
signatures-flash-scans = The scans are added.
signatures-flash-sampled = The sample is drawn. Its seed is in the public log.
signatures-flash-counted = The batch is counted.
signatures-flash-withdrawn = The batch is withdrawn.
petitions-paper-code = Enter the code that stands at the top of the sheets
petitions-paper-other = These sheets are of another petition
petitions-paper-closed = This petition takes no sheets of paper any more.
petitions-paper-too-few = There are fewer signatures than sheets. Leave empty sheets out
petitions-paper-too-many = There are more signatures than lines: a sheet has { $lines } at most
petitions-paper-day = Enter a day on which the petition was open
petitions-paper-region = Enter a country and a district, such as GB RM1, or leave it empty
petitions-paper-scans = These are too many scans for one batch. Hand the rest in as another one
petitions-paper-no-scan = Add a scan of the sheets first
petitions-paper-valid = There cannot be more valid ones than were looked at
petitions-paper-meanwhile = Somebody else was faster. Look at how the batch stands now.

# News to signatories
signatures-news-end-title = No more news of this petition
signatures-news-end = You asked to be told what becomes of a petition you signed. Press the button to end this. Your signature still counts.
signatures-news-end-button = End the news
signatures-news-ended-title = You get no more news of this petition
signatures-news-ended = We do not write to you about this petition any more. Your signature still counts.

# Public record
ledger-action-signatures-doubted = Signatures are to be taken out
ledger-action-signatures-not-counted = Signatures were taken out
ledger-action-signatures-restored = Signatures are to count again
ledger-action-signatures-counted-again = Signatures count again
ledger-action-signatures-looked-at = Somebody looked at names of signatories
ledger-action-signatories-forgotten = Names and addresses of signatories were deleted
ledger-action-paper-received = Sheets of paper were handed in
ledger-action-paper-sampled = A sample of sheets was drawn
ledger-action-paper-counted = Sheets of paper were counted
ledger-action-paper-withdrawn = Sheets of paper were withdrawn

# Mails
signatures-mail-not-counted-subject = Your signature does not count
signatures-mail-not-counted-text = A signature with your address was taken out of this petition:
signatures-mail-not-counted-wrong = If this is wrong, write to us: it can be taken back.
signatures-mail-doubted-subject = { $count ->
    [one] { $count } signature of your petition does not count
   *[other] { $count } signatures of your petition do not count
}
signatures-mail-back-subject = Signatures of your petition count again
signatures-mail-back-text = Signatures that had been taken out of your petition count again:
