# Why something is due on a day
deadline-account-caption = Every day from the first to the due one
deadline-day = Day
deadline-what = What it is
deadline-until-transfer = until it was handed over
deadline-what-received = Received: day zero
deadline-first-petition_response = The petition reached the number: day zero
deadline-first-petition_debate = The petition reached the number for a debate: day zero
deadline-first-moderation = It came in: day zero
deadline-first-results = The consultation closed: day zero
deadline-first-commitment = It was promised: day zero
deadline-what-counted = Day { $count }
deadline-what-counted-many = Days { $count } to { $last }
deadline-what-extended = Day { $count }, from the extension
deadline-what-extended-many = Days { $count } to { $last }, from the extension
deadline-what-weekend = Weekend, not counted
deadline-what-weekend-last = Day { $count }, but a weekend: the date moves on
deadline-what-holiday = { $name }, not counted
deadline-what-holiday-last = Day { $count }, but { $name }: the date moves on
deadline-what-paused = Clock stopped, not counted
deadline-what-left = Still to count: day { $count }
deadline-what-rolled = The next working day
deadline-left = { $count ->
    [0] The clock is stopped. No counted day is left.
    [one] The clock is stopped. { $count } counted day is left.
   *[other] The clock is stopped. { $count } counted days are left.
}
deadline-fixed = The day itself was promised: weekends and holidays do not move it.

# The correspondence on a question
correspondence-title = Correspondence
correspondence-turn-clarification_asked = The body asks for more
correspondence-turn-clarified = More from the person who asked
correspondence-turn-partial_answer = Part of the answer
correspondence-turn-answer = The answer
correspondence-turn-refusal = The refusal
correspondence-turn-review_asked = A review is asked for
correspondence-turn-review_decided = What the review found
correspondence-turn-rating_response = The body on the rating
correspondence-refusal = No answer, and why
correspondence-ground = Legal ground: { $ground }
correspondence-follows = Follows up:
correspondence-follow-ups = Questions that follow up
correspondence-follow-up = Ask a follow-up question
correspondence-assigned = To be answered by: { $post }.
correspondence-parts = Others who contribute to the answer:
correspondence-duplicates = { $count ->
    [one] Somebody else asked the same and is answered together with this question.
   *[other] { $count } others asked the same and are answered together with this question.
}
correspondence-confidential-title = Confidential
correspondence-confidential = Only the person who asked and { $body } can read this question. It counts in the public figures, without its words.
correspondence-merged-title = Answered together with another question
correspondence-merged-text = Somebody asked the same. One answer goes to both:
correspondence-clarifying-title = Waiting for the person who asked
correspondence-clarifying-text = { $body } needs to know more before it can answer. The clock stands until then.
correspondence-clarifying-mine = { $body } needs to know more from you before it can answer. The clock stands until you reply.
correspondence-routing-title = On its way to the right body
correspondence-routing = { $body } finds out who can answer and hands the question on. The clock runs all the same.
correspondence-event-extended = { $count ->
    [one] One day more: due by { $date }
   *[other] { $count } days more: due by { $date }
}
correspondence-event-moved = A holiday was added or removed: due by { $date }
correspondence-event-paused = The clock stopped
correspondence-event-resumed = The clock runs again: due by { $date }
correspondence-event-continued = The clock runs on: due by { $date }
correspondence-event-restarted = The clock starts again: due by { $date }
correspondence-event-transferred = Handed over to { $body }

# Asking
correspondence-unsure = I do not know
correspondence-unsure-hint = { $body } finds out who can answer and hands it on. The answer is due by { $date } all the same.
correspondence-confidential-label = Keep my question confidential
correspondence-confidential-hint = Only you and the body read it. Possible with: { $bodies }.
correspondence-flash-confidential = Your question is sent, and the time for the answer has begun. Only you and the body can read it.

# What the person who asked does
correspondence-clarify-title = Say more
correspondence-clarify-lead = { $body } asked you for something. Reply here; everybody can read it, as your question.
correspondence-clarify-label = Your reply
correspondence-clarify-hint = Answer what the body asked. Leave out private details of yourself and of others.
correspondence-clarify-button = Send the reply
correspondence-clarify-done = Your reply is sent, and the clock runs again.
correspondence-rate-title = Rate the answer
correspondence-rate-again = Change the rating
correspondence-rate-lead = Did { $body } answer what you asked? Your rating is public and counts in the record of the body.
correspondence-rate-legend = Was your question answered?
correspondence-rating-answered = Yes, it was answered
correspondence-rating-partly = Partly
correspondence-rating-not_answered = No, it was not answered
correspondence-rate-button = Save the rating
correspondence-rate-done = Your rating is saved.
correspondence-rated-answered = The person who asked says: it was answered.
correspondence-rated-partly = The person who asked says: it was partly answered.
correspondence-rated-not_answered = The person who asked says: it was not answered.
correspondence-review = Internal review
correspondence-review-title = Ask for an internal review
correspondence-review-lead = Somebody else at { $body } looks at your question and the answer again. You can ask for this once.
correspondence-review-label = What is wrong with the answer?
correspondence-review-hint = Say what was left out, or why the refusal does not hold. Everybody can read it.
correspondence-review-promise = { $count ->
    [one] { $body } promises the result within one working day: by { $date }.
   *[other] { $body } promises the result within { $count } working days: by { $date }.
}
correspondence-review-button = Ask for the review
correspondence-review-done = You asked for a review. We e-mail you when it is decided.
correspondence-review-open = { $body } looks at the answer again.
correspondence-review-upheld = The answer stands
correspondence-review-changed = The review changed the answer

# What those who answer do
correspondence-desk-other = Other ways to deal with it
correspondence-desk-parts-given = What other bodies contribute
correspondence-desk-part-missing = Not given yet
correspondence-desk-parts-owed = Your part is asked for
correspondence-desk-due = Due by { $date }
correspondence-desk-restarts = By your procedure the clock then starts again from zero.
correspondence-desk-continues = By your procedure the clock then goes on with the days that are left.
correspondence-desk-reason = Reason
correspondence-desk-reason-hint = Everybody reads it beside the new date.
correspondence-desk-clarification-title = Ask for clarification
correspondence-desk-clarification-lead = Ask the person what you need to know. The clock stands until they reply.
correspondence-desk-clarification-label = What do you need to know?
correspondence-desk-clarification-hint = Be exact: they can reply once before the clock runs again. Everybody can read it.
correspondence-desk-clarification-button = Ask, and stop the clock
correspondence-desk-clarification-done = Asked. The clock stands until there is a reply.
correspondence-desk-extension-title = Take more time
correspondence-desk-extension-lead = More time needs a reason that everybody reads. The person who asked gets an e-mail.
correspondence-desk-days = Working days more
correspondence-desk-days-hint = { $left ->
    [0] No extension is left for this question.
    [one] Up to { $count } at a time; one extension is left.
   *[other] Up to { $count } at a time; { $left } extensions are left.
}
correspondence-desk-extension-button = Extend, and publish the reason
correspondence-desk-extension-done = Extended. The new date and the reason are public.
correspondence-desk-partial-title = Answer a part
correspondence-desk-partial-lead = Say what you can say already. The promise goes on until the whole is answered.
correspondence-desk-partial-label = This part of the answer
correspondence-desk-partial-hint = Say also what is still missing, and until when.
correspondence-desk-partial-button = Publish this part
correspondence-desk-partial-done = The part is public.
correspondence-desk-refusal-title = Refuse an answer
correspondence-desk-refusal-lead = A refusal needs a legal ground. The person who asked can ask for an internal review.
correspondence-desk-ground = Law and clause
correspondence-desk-ground-hint = For example: Data Protection Act, section 12(2)
correspondence-desk-refusal-label = Explain the refusal
correspondence-desk-refusal-hint = In plain words: what cannot be said, and why.
correspondence-desk-refusal-button = Publish the refusal
correspondence-desk-refusal-done = The refusal is public, with its ground.
correspondence-desk-transfer-title = Hand over to another body
correspondence-desk-transfer-lead = The person who asked need not ask again: the question goes on with everything that was said.
correspondence-desk-transfer-to = Which body can answer?
correspondence-desk-transfer-button = Hand it over
correspondence-desk-transfer-done = The question is with the other body now. The person who asked gets an e-mail.
correspondence-desk-merge-title = Answer duplicates together
correspondence-desk-merge-lead = Choose questions that ask the same. Whoever asked them is told now, and again with the answer.
correspondence-desk-duplicates = Which questions ask the same?
correspondence-desk-no-duplicates = No other question waits at your body.
correspondence-desk-merge-button = Answer them together
correspondence-desk-merge-done = These questions are answered together now.
correspondence-desk-parts-title = Ask other bodies for their part
correspondence-desk-parts-lead = You lead: you join what they send you into one answer.
correspondence-desk-bodies = Which bodies have something to say to it?
correspondence-desk-parts-button = Ask them
correspondence-desk-parts-done = They are asked, and find it on their desk.
correspondence-desk-part-title = Give your part
correspondence-desk-part-lead = The lead body joins it with the others into one answer. It is not published as it stands.
correspondence-desk-part-label = Your part
correspondence-desk-part-hint = You can change it until the answer is published.
correspondence-desk-part-button = Send it to the lead body
correspondence-desk-part-done = Your part is with the lead body.
correspondence-desk-review-title = Decide the internal review
correspondence-desk-review-waits = An internal review waits for its decision
correspondence-desk-review-due = Internal review due
correspondence-desk-review-lead = Look at the question, the answer and the complaint with fresh eyes. Whoever answered should not decide.
correspondence-desk-outcome = What did the review find?
correspondence-desk-review-label = What you found
correspondence-desk-review-hint = If the answer changes, give the new one here.
correspondence-desk-review-button = Publish the decision
correspondence-desk-review-done = The review is decided and public.
correspondence-desk-rating-response-title = Respond to the rating
correspondence-desk-rating-response-lead = You may say something to the rating, once or more often. It is public.
correspondence-desk-rating-response-label = Your response
correspondence-desk-rating-response-hint = Short and factual: what you take from it, or what was misunderstood.
correspondence-desk-rating-response-button = Publish the response
correspondence-desk-rating-response-done = The response is public.

# Why an act is not possible
questions-waits-for-asker = This question waits for the person who asked. You can answer when they have replied.
questions-nobody-to-ask = This question came without an address here, so nobody can be asked. Answer it as it stands.
questions-nothing-to-clarify = Nobody has asked you for more at the moment.
questions-not-answered-yet = This question has no answer yet.
questions-reviewed-already = An internal review was asked for already.
questions-review-too-late = The time in which a review can be asked for is over.
questions-no-review = No review waits for a decision.
questions-own-answer = Somebody else at your body must decide this review: the answer was yours.
questions-not-rated = The answer has not been rated.
questions-same-body = The question is with this body already
questions-transfer-circle = This body has handed the question over before. Choose another one, or answer it
questions-body-without-officials = Nobody works at this body at the moment. Choose another one
questions-confidential-not-merged = A confidential question is answered on its own.
questions-other-body = Only questions to the same body can be answered together.
questions-too-many-bodies = Choose fewer bodies
questions-choose-duplicates = Choose at least one question
questions-not-confidential = This body takes no confidential questions
questions-not-confidential-here = Questions in a consultation are public

# Log
ledger-action-clarification-asked = Asked for clarification
ledger-action-clarified = Clarified
ledger-action-partly-answered = Partly answered
ledger-action-refused = Answer refused
ledger-action-unmerged = Answered on its own after all
ledger-action-transferred = Handed over to another body
ledger-action-review-asked = Internal review asked for
ledger-action-review-decided = Internal review decided
ledger-action-rated = Answer rated
ledger-action-rating-responded = Response to the rating
ledger-action-part-asked = Another body asked for its part
ledger-action-part-given = Part given to the lead body

# Mails
correspondence-mail-clarification-asked-subject = More is needed for your question: { $title }
correspondence-mail-clarification-asked = The body cannot answer your question yet and asks you for more. Until you reply, the clock stands.
correspondence-mail-clarification-asked-here = Read and reply here:
correspondence-mail-clarified-subject = A reply to what you asked: { $title }
correspondence-mail-clarified = The person who asked has replied. The clock runs again: the answer is due by the end of { $date }.
correspondence-mail-clarified-here = Read and answer it here:
correspondence-mail-extended-subject = The answer takes longer: { $title }
correspondence-mail-extended = { $body } needs more time for your question and now promises the answer by the end of { $date }. It gives this reason:
correspondence-mail-extended-here = Your question:
correspondence-mail-partly-answered-subject = A part of the answer: { $title }
correspondence-mail-partly-answered = { $body } has answered a part of your question. The rest is still to come.
correspondence-mail-partly-answered-here = Read it here:
correspondence-mail-refused-subject = No answer to your question: { $title }
correspondence-mail-refused = { $body } refuses an answer and says on which legal ground. You can ask for an internal review.
correspondence-mail-refused-here = Read the reasons and ask for a review here:
correspondence-mail-transferred-subject = Your question goes on: { $title }
correspondence-mail-transferred = { $from } has handed your question over to { $body }. You need not ask again. The answer is due by the end of { $date }. The reason:
correspondence-mail-transferred-here = Your question:
correspondence-mail-review-asked-subject = An internal review is asked for: { $title }
correspondence-mail-review-asked = Somebody is not content with an answer of your body. The review is due by the end of { $date }.
correspondence-mail-review-asked-here = Read and decide it here:
correspondence-mail-review-decided-subject = The review is decided: { $title }
correspondence-mail-review-decided-upheld = { $body } has looked at the answer again and stands by it.
correspondence-mail-review-decided-changed = { $body } has looked at the answer again and changed it.
correspondence-mail-review-decided-here = Read it here:
correspondence-mail-merged-subject = Your question is answered with another: { $title }
correspondence-mail-merged = Somebody asked the same as you. One answer goes to both of you, by the end of { $date }. We e-mail you when it is there.
correspondence-mail-merged-into = The other question: { $title }
correspondence-mail-merged-here = Read it here:
correspondence-mail-unmerged-subject = Your question is answered on its own: { $title }
correspondence-mail-unmerged = The question that yours was to be answered with is not there any more. { $body } now owes you an answer of your own, by the end of { $date }. You need not do anything.
correspondence-mail-unmerged-here = Your question:
correspondence-mail-part-asked-subject = Your part of an answer: { $title }
correspondence-mail-part-asked = { $body } answers a question and asks your body for its part. The whole answer is due by the end of { $date }.
correspondence-mail-part-asked-here = Read it and give your part here:

# Mails on promises
deadlines-kind-answer = Answer to a question
deadlines-kind-internal_review = Internal review
deadlines-kind-petition_response = Response to a petition
deadlines-kind-petition_debate = Decision on a debate
deadlines-kind-moderation = Decision of a moderator
deadlines-kind-appeal = Decision on an appeal
deadlines-kind-results = Results of a consultation
deadlines-kind-commitment = Commitment
deadlines-mail-subject-half = Half of the time has passed: { $title }
deadlines-mail-subject-most = Little time is left: { $title }
deadlines-mail-subject-due = Due today: { $title }
deadlines-mail-subject-escalation = Overdue: { $title }
deadlines-mail-half = { $count ->
    [one] Something you owe is half way through its time. One working day is left: it is due by the end of { $date }. ({ $what })
   *[other] Something you owe is half way through its time. { $count } working days are left: it is due by the end of { $date }. ({ $what })
}
deadlines-mail-most = { $count ->
    [one] Something you owe still waits. One working day is left: it is due by the end of { $date }. ({ $what })
   *[other] Something you owe still waits. { $count } working days are left: it is due by the end of { $date }. ({ $what })
}
deadlines-mail-due = Something you owe is due today, { $date }. From tomorrow on it is shown to everybody as overdue. ({ $what })
deadlines-mail-escalation = Something was promised by { $date } and is not done. It is shown to everybody as overdue. You get this mail because you are responsible for those who owe it. ({ $what })
deadlines-mail-here = See to it here:
deadlines-moved-subject = { $count ->
    [one] A due date has moved
   *[other] { $count } due dates have moved
}
deadlines-moved = { $count ->
    [one] A public holiday was added or removed. That moves the due date of something that concerns you:
   *[other] A public holiday was added or removed. That moves the due dates of { $count } things that concern you:
}
deadlines-moved-item = Was due by { $was }, is due by { $date } now
deadlines-moved-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
deadlines-moved-why = Each of these pages says day by day how its date came about.
