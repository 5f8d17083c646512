# The record of a body
records-reading = { $count } of the { $of } questions whose day has come were answered in time: { $share }. If these were a sample of how it works, the true share would lie between { $low } and { $high }.
records-few = { $count ->
    [0] No question has come to its day yet.
    [one] One question has come to its day.
   *[other] { $count } questions have come to their day.
} Below { $least }, a share would say more about chance than about this body; here are the counts alone.
records-median = { $days ->
    [0] Half of all questions are answered on the day they come in.
    [one] Half of all questions are answered within one day.
   *[other] Half of all questions are answered within { $days } days.
}
records-median-none = Fewer than half of all questions have been answered so far.
records-curve-title = How long people wait
records-quarters-title = Quarter by quarter
records-quarters-lead = By the day of the answer, the newest first.
records-quarter = { $from }–{ $to } { $year }
records-quarter-head = Quarter
records-in-time-head = In time
records-late-head = Late
records-bars-head = Answers
records-share-head = Share in time
records-share = { $share } ({ $low }–{ $high })
records-too-few = too few
records-more-title = What else happened
records-refused-title = Refusals
records-refused = { $known ->
    [yes] { $count } of { $of } answers were refusals on a legal ground ({ $share }).
   *[no] { $count } of { $of } answers were refusals on a legal ground.
}
records-extended-title = More time taken
records-extended = { $known ->
    [yes] { $count } of { $of } answers took more time, for a published reason ({ $share }).
   *[no] { $count } of { $of } answers took more time, for a published reason.
}
records-reviews-title = Internal reviews
records-reviews-none = Nobody has asked for a second look at an answer.
records-reviews-asked = { $count ->
    [one] One second look at an answer was asked for.
   *[other] { $count } second looks at answers were asked for.
}
records-reviews-decided = { $count } decided: { $upheld } times the answer stood, { $changed } times another one was given. In time: { $in_time }.
records-reviews-open = { $overdue ->
    [0] Waiting: { $running }.
   *[other] Waiting: { $running }, overdue: { $overdue }.
}
records-ratings-title = Was the question answered?
records-ratings-none = Nobody has rated an answer yet.
records-ratings = { $count ->
    [one] One person who asked said:
   *[other] { $count } people who asked said:
}
records-rating-answered = Yes, answered
records-rating-partly = In part
records-rating-not = No, not answered
records-ended-title = Ended without an answer
records-ended = Taken back or merged: { $withdrawn }. Handed to another body: { $transferred }.
records-how = What these figures mean
records-how-due = Questions whose day has come: those that were answered, and those that are overdue. An overdue question counts as not answered in time.
records-how-time = Days are calendar days from the day a question came in, or was published where a moderator reads first. Whether an answer was in time is decided by the promised day, which pauses and extensions move.
records-how-censored = Questions that still wait, were taken back or went to another body have no answer yet. In the curve and in the half they count for as long as they were watched, and no longer (Kaplan–Meier).
records-how-interval = The range is the 95% interval after Wilson: the fewer the questions, the wider it is. Two bodies whose ranges overlap may be equally good.
records-how-few = Below { $least } questions there are no shares and no times, and no body is ever ranked.
records-how-refused = A refusal on a legal ground is an answer. More time is shown on each question with its reason.
records-how-confidential = Confidential questions are counted, but never shown.
records-files = The figures as files
records-files-json = This record as JSON
records-files-csv = This record as CSV
records-files-events = Every promise with its events, as CSV: from it anybody can count again
records-short = Answered in time: { $share } of { $of } (between { $low } and { $high })
records-short-few = { $count ->
    [one] One question has come to its day: too few for a share
   *[other] { $count } questions have come to their day: too few for a share
}
records-paused = { $count ->
    [one] waiting for the person who asked
   *[other] waiting for those who asked
}

# Who answered what
answers-title = Who answered what
answers-lead = Which officials of { $body } answered which questions. The names stay when somebody leaves: they answered in office.
answers-filter = Narrow the list of answers
answers-official = Official
answers-any-official = All officials
answers-who = By official
answers-who-hint = In the order of the body, not of the figures. Counted are public questions. Below { $least } answers there is no share.
answers-count-head = Answers
answers-topics-head = On
answers-dates-head = From – to
answers-until = in office until { $date }
answers-nobody = In the name of the body
answers-what = Answers
answers-by = Answered by { $name }, { $post }
answers-in-time = In time
answers-late = Late
answers-asked = asked
answers-none-match = No answer fits
answers-none-match-text = Choose somebody else or another topic, or look at all answers.
answers-none = No answers yet
answers-none-text = Every public answer is listed here with the official who gave it.
