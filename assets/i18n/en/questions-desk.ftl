# The desk
questions-desk-views = Which questions
questions-view-mine = Mine
questions-view-unassigned = Unassigned
questions-view-soon = Due soon
questions-view-overdue = Overdue
questions-view-all = All waiting
questions-view-triage = To route
questions-view-review = To read
questions-view-parts = Parts to give
questions-view-answered = Answered
questions-none-mine = Nothing waits for you
questions-none-unassigned = Every question has somebody who works on it
questions-none-soon = Nothing is due soon
questions-none-overdue = Nothing is overdue
questions-none-all = No questions wait
questions-none-triage = Nothing has to be routed
questions-none-review = No answer waits for a second reader
questions-none-parts = No other body waits for a part of yours
questions-none-answered = No question has been answered yet
questions-desk-none-match = Look in another view, or clear the filters.
questions-desk-filter = Search and filter
questions-desk-words = Words in the question
questions-topic = Topic
questions-any-topic = All topics
questions-no-topic = No topic
questions-desk-who = Who works on it
questions-nobody = Nobody
questions-in-place-of = in place of { $name }
questions-away = { $name } is away or has left
questions-stands-in = { $name } stands in today
questions-confidential = Confidential
questions-draft-review = Waits for a second reader
questions-draft-objected = Came back with an objection
questions-draft-begun = Draft
questions-waits-for-asker-short = Waits for the asker
questions-keys = down, up, select, open
questions-bulk-take = Assign to me
questions-bulk-official = To an official
questions-bulk-assign = Assign
questions-bulk-topic = A topic
questions-bulk-set-topic = Set topic
questions-bulk-done = Done.
questions-bulk-some = Done, except for questions that were answered meanwhile or belong to another body.
questions-select-some = Select at least one question
questions-choose-official = Choose an official of the body
questions-choose-topic = Choose a topic of the body
questions-choose-body-of-desk = Choose a body
questions-only-officials = Only officials of the body can do this.

# One question
questions-public-page = Public page
questions-desk-onlooker-one = You can look on. Only officials of { $body } answer.
questions-needs-routing = The person who asked did not know whom to ask. Pass the question on to the body it concerns, or answer it.
questions-desk-said = What was said so far
questions-experts = Who answered questions like this
questions-expert-assign = Assign to { $name }
questions-letter-note = Noted when it was entered
questions-letter-note-hint = Only officials of { $body } see this. Whoever asked has no account: send them the answer, too.
questions-take = Assign to me
questions-release = Put it back
questions-reassign = Give it to somebody else
questions-official = Official
questions-assigned-saved = Saved who works on it.
questions-no-post = You are not listed as an official of this body. An administrator can add you.
questions-notes = Notes
questions-notes-hint = Only officials who work on the question and administrators see these.
questions-note = A note for your colleagues
questions-note-add = Add note
questions-note-saved = The note is saved.

# The answer in the making
questions-insert-template = Begin with a template
questions-insert-none = No template
questions-insert = Insert it
questions-answer-hint-reader = A second official of { $body } reads it before it is published in your name. Markdown works: blank lines, lists, links.
questions-answer-submit = Submit to a second reader
questions-save-draft = Save draft
questions-back-to-desk = Back to the desk
questions-draft-saved = The draft is saved.
questions-draft-submitted = Your text waits for a second reader. The officials of your body get an e-mail.
questions-draft-saved-by = Saved by { $name },
questions-draft-left = A draft that was not used
questions-clarifying-note = The person who asked was asked to say more. You can prepare the answer and publish it when they have replied.
questions-no-second-reader-note = A second official must read everything that your body answers, but nobody else has an account. An administrator can add an official or change how your body deals with questions.
questions-change-draft = Change the text
questions-change-draft-note = Whoever changes the text becomes its writer, and somebody else reads it again.
questions-second-title-answer = An answer waits for a second reader
questions-second-title-partial = A part of the answer waits for a second reader
questions-second-title-refusal = A refusal waits for a second reader
questions-second-waits = { $name } wrote this and submitted it on
questions-second-own = Somebody else of your body reads it; you get an e-mail.
questions-second-approve = Agree and publish
questions-second-approve-hint = It is published at once in the name of { $name }.
questions-second-objection = What has to change
questions-second-objection-hint = { $name } gets this by e-mail, and the text goes back.
questions-second-object = Send it back
questions-objection-sent = The text went back to its writer, who gets an e-mail.
questions-objected-by = { $name } read it and objects
questions-returned-partial = { $name } read the part of the answer and objects
questions-returned-refusal = { $name } read the refusal and objects
questions-act-waits = { $name } submitted this text, and it waits for a second reader. Whoever changes it becomes its writer, and somebody else reads it again.
questions-act-read-first = A second official of your body reads it before it is published in your name.
questions-second-reader-first = A second official of your body has to read this before it is published. Submit it to a second reader.
questions-own-draft = You wrote this. Somebody else of your body has to read it.
questions-read-already = This text was changed or read by somebody else meanwhile. Look at it again.
questions-no-second-reader = Nobody else of your body has an account to read what you wrote. An administrator can add an official.
questions-writer-gone = Whoever wrote this no longer works for the body. Change the text to make it yours, and have somebody else read it.
questions-draft-changed = Somebody else saved a draft meanwhile. Your text was not saved; you find it below.
questions-conflict-title = Two drafts
questions-conflict-lead = { $name } saved a draft while you were writing
questions-conflict-text = Yours was not saved yet. Nothing is lost: both texts are here.
questions-conflict-theirs = The draft of { $name }
questions-conflict-yours = Your text
questions-conflict-how = Take over what you need from the other draft. When you save, your text takes its place.

# Topics
questions-topics-title = Topics
questions-topics-lead = A new question goes to the official of the topic whose words it holds most of. Where two topics fit equally well, it goes to nobody, and you assign it.
questions-topics-none = No topics yet
questions-topics-none-text = With topics, questions find the right official by themselves.
questions-topic-new = Add a topic
questions-topic-name = Name
questions-topic-name-hint = For example: Street lighting
questions-topic-words = Words
questions-topic-words-hint = Separated by commas: lamp, street lamp, lighting. Case, accents and a simple plural do not matter.
questions-topic-official-hint = Questions about it go to this person, or to whoever stands in.
questions-topic-add = Add topic
questions-topic-saved = The topic is saved.
questions-topic-remove = Remove topic
questions-topic-remove-hint = Questions about it keep their official.
questions-topic-removed = The topic is removed.
questions-topic-lost = Away, and nobody stands in
questions-topic-exists = There is a topic of this name already
questions-topic-word = Write words of up to 60 characters, separated by commas
questions-topic-no-words = Write at least one word
questions-topic-many-words = Write 50 words at most

# Absences
questions-absences-title = Absences
questions-absences-lead = Who is away, and who stands in. From the first day on, the open questions of whoever is away are among those of the substitute.
questions-absences-none = Nobody is away
questions-absences-none-text = Enter when you are away, so that nobody waits for you.
questions-absent = Who
questions-absent-when = When
questions-absent-now = Away now
questions-substitute = Substitute
questions-substitute-hint = An official of the same body. With nobody, the questions count as unassigned.
questions-absence-new = Enter an absence
questions-absence-yours = For you: { $name }
questions-absence-from = First day
questions-absence-until = Last day
questions-absence-add = Enter absence
questions-absence-saved = The absence is entered.
questions-absence-remove = Remove
questions-absence-removed = The absence is removed.
questions-absence-backwards = Choose a last day that is not before the first day
questions-absence-over = Choose a last day that is not over
questions-absence-overlaps = This overlaps another absence of the same person
questions-substitute-self = Choose somebody else
questions-substitute-elsewhere = Choose an official of the same body
questions-substitute-gone = Choose somebody who still works for the body and has an account
questions-substitute-circle = This person is away in the same time, and their substitutes lead back here

# Templates
questions-templates-title = Templates
questions-templates-lead = Texts to begin answers with. Everybody in the body can use and change them.
questions-templates-none = No templates yet
questions-templates-none-text = A text that you write again and again is a template.
questions-template-new = Add a template
questions-template-title = Title
questions-template-beginning = Text
questions-template-updated = Changed
questions-template-text = Text
questions-template-hint = { $asker } becomes the name of the person who asked, { $title } their question, { $date } the day.
questions-template-add = Add template
questions-template-saved = The template is saved.
questions-template-remove = Remove template
questions-template-removed = The template is removed.
questions-template-exists = There is a template of this title already
questions-procedure-bounds = Choose a number within the bounds

# Log
ledger-action-question-assigned = Given to an official
ledger-action-question-released = Put back to be assigned anew
ledger-action-answer-approved = Read by a second official

# Mails
questions-mail-assigned-subject = { $count ->
    [one] Assigned to you: { $title }
   *[other] { $count } questions were assigned to you
}
questions-mail-assigned = { $count ->
    [one] A colleague assigned a question to you:
   *[other] A colleague assigned these questions to you:
}
questions-mail-assigned-more = { $count ->
    [one] and one more on your desk:
   *[other] and { $count } more on your desk:
}
questions-mail-submitted-subject = { $kind ->
    [refusal] Please read a refusal: { $title }
    [partial] Please read a part of an answer: { $title }
   *[other] Please read an answer: { $title }
}
questions-mail-submitted = { $kind ->
    [refusal] { $name } wrote a refusal that a second official has to read before it is published. The question is due by the end of { $date }.
    [partial] { $name } wrote a part of an answer that a second official has to read before it is published. The whole is due by the end of { $date }.
   *[other] { $name } wrote an answer that a second official has to read before it is published. It is due by the end of { $date }.
}
questions-mail-submitted-here = Read it here, then agree or send it back:
questions-mail-objected-subject = { $kind ->
    [refusal] Your refusal came back: { $title }
   *[other] Your answer came back: { $title }
}
questions-mail-objected = { $kind ->
    [refusal] { $name } read your refusal and objects:
    [partial] { $name } read your part of the answer and objects:
   *[other] { $name } read your answer and objects:
}
questions-mail-objected-here = Change it here. It is due by the end of { $date }:
questions-mail-published-subject = { $kind ->
    [refusal] Your refusal is published: { $title }
   *[other] Your answer is published: { $title }
}
questions-mail-published = { $kind ->
    [refusal] { $name } read your refusal and agreed. It is public now:
    [partial] { $name } read your part of the answer and agreed. It is public now:
   *[other] { $name } read your answer and agreed. It is public now:
}
