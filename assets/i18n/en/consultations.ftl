consultations-title = Consultations
consultations-lead = Everything the bodies of this site ask the public: what you can take part in now, what comes next, and what was decided.
consultations-filter = Filter the consultations
consultations-phase = Where it stands
consultations-any-phase = Anywhere
consultations-body = Who asks
consultations-any-body = Any body
consultations-phase-announced = Announced
consultations-phase-open = Open now
consultations-phase-analysis = Being analysed
consultations-phase-decided = Decided
consultations-phase-announced-text = Not open yet. The dates are fixed, so you can plan your time.
consultations-phase-open-text = Read what is proposed and say what you think before it closes.
consultations-phase-analysis-text = Closed. What people said is being read, counted and weighed.
consultations-phase-decided-text = The decision is published, with an answer to what people said.
consultations-status-announced = Announced
consultations-more-announced = All { $count } that are announced
consultations-more-open = All { $count } that are open
consultations-more-analysis = All { $count } that are being analysed
consultations-more-decided = All { $count } decisions
consultations-contributions = { $count ->
    [0] nobody has written yet
    [one] { $count } contribution
   *[other] { $count } contributions
}
consultations-decided-on = decided on
consultations-decision-due = results promised by
consultations-results-were-due = results were promised by
consultations-none = No consultations yet
consultations-none-text = When a body asks the public about something, it is listed here with its dates.
consultations-ask-instead = Ask a question instead
consultations-none-match = Nothing fits these filters
consultations-none-match-text = Choose another body, or look at all phases.
consultations-dates-in = All dates at a glance are in the

# What may not be
consultations-not-open-yet = This consultation is announced but not open yet. You can take part from the day it opens.
consultations-closed = This consultation has closed. What was said and what comes of it can still be read.
consultations-published-already = This consultation has been published already.
consultations-rules-fixed = The rules and dates of a consultation are fixed once it has begun. You can only extend it and mend its texts.
consultations-opens-before-announced = Choose an opening day that is not before the day of the announcement
consultations-closes-before-opening = Choose a closing day after the opening day
consultations-too-short = Leave people at least one whole day to take part
consultations-opens-in-the-past = Choose an opening day that is today or later
consultations-closes-in-the-past = Choose a closing day that has not passed
consultations-may-only-be-extended = Choose a later closing day: a consultation that has begun can be extended, not shortened
consultations-dates-fixed = The consultation is over; its dates can no longer be changed

ledger-action-announced = Announced
ledger-action-amended = Texts amended
ledger-action-extended = Extended
ledger-action-rescheduled = Dates moved

news-consultation-opened = Open now: you can take part
news-consultation-closing = Closes in three days
news-consultation-extended = Extended: there is more time to take part
news-consultation-rescheduled = The dates have moved
