# The tracker
questions-title = Questions to public bodies
questions-lead = Ask a body anything it is responsible for. It promises an answer by a date, and everybody can see whether it keeps that promise.
questions-ask = Ask a question
questions-promises = How promises are kept
questions-count-in-time = { $count ->
    [one] question answered in time
   *[other] questions answered in time
}
questions-count-late = { $count ->
    [one] answered late
   *[other] answered late
}
questions-count-running = { $count ->
    [one] waiting, not yet due
   *[other] waiting, not yet due
}
questions-count-overdue = { $count ->
    [one] overdue
   *[other] overdue
}
questions-all = All questions
questions-filter = Narrow the list of questions
questions-body = Body
questions-any-body = All bodies
questions-state = State
questions-any-state = All states
questions-state-running = Waiting for an answer
questions-state-overdue = Overdue
questions-state-answered = Answered
questions-state-clarifying = Waiting for the person who asked
questions-state-refused = Refused
questions-filter-more = Topic, consultation and dates
questions-consultation = Consultation
questions-any-consultation = All consultations
questions-from = Asked from
questions-to = Asked until
questions-files = This list as a file
questions-feed = Answers as a feed
questions-mark-refused = Refused
questions-mark-merged = Answered with another question
questions-search = Search the questions
questions-asked-by = Asked by { $name }
questions-overdue-since = Overdue since { $date }
questions-none = No questions yet
questions-none-text = Every question asked here is listed with the date by which it must be answered. Yours can be the first.
questions-none-match = No question fits
questions-none-match-text = Choose another body or another state, or look at all questions.

# Asking
questions-ask-title = Ask a question
questions-ask-lead = Say in one sentence what you want to know, then give the details. Your question and the answer are public, with your name.
questions-within = Part of the consultation ‘{ $title }’
questions-to-consultation = To the consultation
questions-read-first = A moderator reads questions in this consultation before they are published; the time for the answer begins with publication.
questions-body-legend = Who should answer?
questions-body-hint = Not sure? Choose the one that seems closest.
questions-promise = { $count ->
    [one] { $body } promises an answer within one working day: by { $date } if you send it today.
   *[other] { $body } promises an answer within { $count } working days: by { $date } if you send it today.
}
questions-promise-hint = { $count ->
    [one] Answers within one working day: by { $date } if you send it today
   *[other] Answers within { $count } working days: by { $date } if you send it today
}
questions-no-body = No body takes questions yet.
questions-title-label = Your question in one sentence
questions-title-hint = For example: When will the lift at the market square work again?
questions-text-label = Details
questions-text-hint = What have you seen, where and when? What do you need the answer for? Leave out private details of yourself and of others.
questions-public-note = Your question appears on this site at once, with your name and the date by which it must be answered. We e-mail you when the answer is there.
questions-public-note-read-first = Once a moderator has read it, your question appears on this site with your name and the date by which it must be answered. We e-mail you then, and when the answer is there.
questions-send = Send the question
questions-cancel = Cancel
questions-choose-body = Choose who should answer
questions-similar-title = Has this been answered already?
questions-similar-lead = Others asked something similar and got an answer. Have a look; if it does not help you, send your question as it is.
questions-others-asked = { $count ->
    [one] Others asked. One answered question is similar:
   *[other] Others asked. { $count } answered questions are similar:
}
questions-similar-none = No answered question is similar.
questions-answered-on = answered on
questions-yours = Your question
questions-send-anyway = Send my question
questions-change = Change it
questions-answered-already-here = My question is answered here
questions-flash-asked = Your question is public, and the time for the answer has begun. We e-mail you when the answer is there.
questions-flash-in-moderation = Thank you. A moderator reads your question before it is published; the time for the answer begins then. We e-mail you either way.

# A question
questions-question = The question
questions-answer = The answer
questions-no-answer-yet = { $body } has not answered yet.
questions-answer-promised = It promised an answer by { $date }. You will read it here.
questions-follow = Hear about the answer
questions-follow-on = Follow this question
questions-history = What happened
questions-removed-title = A question that is no longer shown
questions-in-moderation-title = Only you can see this
questions-in-moderation = A moderator reads it before it is published. The time for the answer begins with publication.
questions-gone-removed = This question is not shown
questions-gone-withdrawn = This question was withdrawn
questions-gone-text = Its history stays, so that everybody can see what happened.
questions-overdue-text = { $body } has not kept its promise so far.
questions-event-in-time = In time
questions-event-late = After the day it was due
questions-not-waiting = This question does not wait for an answer.
questions-answered-already = This question has been answered meanwhile. Your text was not published; you find it below.

# The desk
questions-desk-title = Questions to answer
questions-desk-onlooker = You see the questions to all bodies. Only their officials can answer.
questions-desk-empty-text = Questions to your body appear here, the oldest promise first. We e-mail you when one comes in and before it is due.
questions-desk-due = Due
questions-answer-button = Answer this question
questions-answer-label = Your answer
questions-answer-hint = It is published at once, in the name of { $body } and with your own. Whoever asked with an account gets an e-mail. Markdown works: blank lines, lists, links.
questions-answer-publish = Publish the answer
questions-flash-answered = The answer is public. The person who asked gets an e-mail.

# Log and news
ledger-action-answered = Answered
news-question-asked = A new question was asked
news-question-answered = The question was answered

# Mails
questions-mail-asked-subject = A question for you: { $title }
questions-mail-asked = Somebody asked your body a question. The answer is due by the end of { $date }.
questions-mail-answer-here = Read and answer it here:
questions-mail-answered-subject = Your question was answered: { $title }
questions-mail-answered = { $body } has answered your question.
questions-mail-read-here = Read the answer here:
questions-mail-trace-here = All that happened to your question:
