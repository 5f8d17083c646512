# Forums
forums-list-title = Forums
forums-list-lead = Talk with others about what is being decided. What is said here is counted in the results.
forums-list-empty = Forums appear here when a consultation opens one.
forums-topic-count = { $count ->
    [0] No topics yet
    [one] { $count } topic
   *[other] { $count } topics
}
forums-post-count = { $count ->
    [0] No answers yet
    [one] { $count } answer
   *[other] { $count } answers
}
forums-topics = Topics
forums-newest = Back to the newest topics
forums-pinned = Pinned
forums-last = last activity
forums-empty = Nobody has started a topic yet. Begin with what matters to you: a question to others, a proposal, something you have seen elsewhere.
forums-not-open-yet = The forum opens with the consultation.
forums-closed-text = The consultation has closed. What was said stays here to be read.
forums-start = Start a topic
forums-sign-in-topic = Sign in to start a topic
forums-jump = Write an answer
forums-sign-in-post = Sign in to answer

# Writing
forums-new-title = Start a topic
forums-title-label = What is it about?
forums-title-hint = One line that others recognise the topic by.
forums-text-label = What do you want to say or ask?
forums-hint = It appears at once, with your name. *Stars* make words stand out, a blank line begins a paragraph.
forums-hint-pre = A moderator reads it first; then it appears with your name. *Stars* make words stand out, a blank line begins a paragraph.
forums-topic-send = Start this topic
forums-posts = Answers
forums-no-posts = Nobody has answered yet. Be the first.
forums-post-label = Your answer
forums-post-send = Send this answer
forums-in-review = Thank you. A moderator reads it by { $day }. We e-mail you either way.
forums-topic-gone-title = A topic that is no longer shown
forums-topic-gone = This topic is no longer shown, so it takes no further answers.
forums-topic-closed = This topic was closed; it can still be read.

# Keeping order
forums-pin = Pin this topic
forums-unpin = No longer pin it
forums-close = Close this topic
forums-reopen = Reopen this topic
forums-topic-changed = The topic was changed.
forums-desk-title = Forum of the consultation
forums-desk-text = A forum gives people room to talk with each other, beside comments on the documents. It takes topics and answers while the consultation is open.
forums-forum-title-label = Title
forums-intro-label = Introduction
forums-intro-hint = What do you want people to talk about? Two or three sentences.
forums-moderation-label = When a moderator reads what is written
forums-moderation-same = As in the consultation
forums-moderation-post = After it appears, when a reader reports it
forums-moderation-pre = Before it appears
forums-open = Open this forum
forums-opened = The forum is open.
forums-exists = This consultation has a forum.

# In the log and in the news
ledger-action-forum-opened = Forum opened
ledger-action-topic-pinned = Topic pinned
ledger-action-topic-unpinned = Topic no longer pinned
ledger-action-topic-closed = Topic closed
ledger-action-topic-reopened = Topic reopened
news-forum-opened = New forum
