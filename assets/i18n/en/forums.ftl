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

# Replies
forums-reply-title = Reply to a post
forums-reply-count = { $count ->
    [0] No replies yet
    [one] { $count } reply
   *[other] { $count } replies
}
forums-reply-label = Your reply
forums-reply-send = Send this reply
forums-reply-closed = Nobody can reply here any more.
forums-parent-gone = What you reply to is no longer shown. You can answer in the topic instead.

# Archive, tags, summaries
forums-archived = Archived
forums-archived-text = This was put into the archive: it can be read and takes nothing more.
forums-archive = Put this topic into the archive
forums-unarchive = Take this topic out of the archive
forums-archive-forum = Put this forum into the archive
forums-unarchive-forum = Take this forum out of the archive
forums-forum-changed = The forum was changed.
forums-archive-lead = These topics are in the archive.
forums-see-archive = Topics in the archive
forums-none-found = No topic here.
forums-all-topics = All topics
forums-tags = Tags
forums-tags-label = Tags of this topic
forums-tags-hint = Up to five, with commas between them.
forums-tags-save = Save the tags
forums-tag-unreadable = A tag has letters or digits, and at most 30 of them.
forums-too-many-tags = A topic has at most five tags.
forums-keeping = Keeping this topic in order
forums-sum-up = Sum up what was said so far
forums-summary = What was said so far
forums-summary-covers = { $count ->
    [one] covers { $count } answer
   *[other] covers { $count } answers
}
forums-summary-title = Summaries of this topic
forums-summary-label = Your summary
forums-summary-hint = Everybody’s arguments, fairly, those you do not share too. It stands above all answers, with your role and the date. *Stars* make words stand out, a hyphen begins a point.
forums-summary-save = Put it above the answers
forums-summary-meanwhile = Somebody summed this topic up since you opened it. Yours was not saved: reload and change the summary that stands there now.
forums-no-summary = Nobody has summed this topic up yet.

# Moving, joining, splitting
forums-arrange = Move, join or split this topic
forums-arrange-title = Move, join or split a topic
forums-arrange-lead = Nothing is lost by it: every old address leads to where it went, the log says who did it and when, and it can be undone.
forums-arrange-done = What was done
forums-undo = Undo this
forums-merge-title = Join it with another topic
forums-merge-text = What this topic began with, and all its answers, are then answers in the other one.
forums-merge-into = The other topic
forums-merge-address = Or its address
forums-merge-address-hint = Of a topic in any forum.
forums-merge = Join them
forums-move-title = Move it to another forum
forums-move-to = The other forum
forums-move = Move it
forums-choose = Choose
forums-split-title = Split answers off
forums-split-text = Answers are taken to a new topic, each with the replies to it.
forums-split-posts = Which answers?
forums-split-name = What is the new topic about?
forums-split-words-label = What it begins with
forums-split-words = These answers were split off from { $topic }.
forums-split = Split them off
forums-choose-posts = Choose the answers to be split off.
forums-same-topic = A topic cannot be joined with itself.
forums-there-already = The topic is in this forum already.
forums-undone-already = This was undone already.
forums-changed-since = Another change was made since, so this one cannot be undone. Undo the later one first.
forums-topic-moved = This topic was moved or joined with another one while you wrote. Your text was not sent: follow the address of the topic and send it there.
forums-topic-merged = This topic was joined with another one while you wrote. Your text was not sent: follow the address of the topic and send it there.
forums-topic-archived = This topic is in the archive: it can be read and takes nothing more.
forums-forum-archived = This forum is in the archive: it can be read and takes nothing more.
forums-moved-here = The topic you looked for is here now.
forums-change-moved = Moved here from another forum on { $date }.
forums-change-merged-in = { $count ->
    [one] On { $date } another topic was joined with this one:
   *[other] On { $date } another topic with { $count } texts was joined with this one:
}
forums-change-merged-away = Joined with another topic on { $date }:
forums-change-split-off = { $count ->
    [one] On { $date } an answer was split off into:
   *[other] On { $date } { $count } answers were split off into:
}
forums-change-split-from = Split off on { $date } from:
ledger-action-topic-archived = Topic archived
ledger-action-topic-unarchived = Topic taken out of the archive
ledger-action-forum-archived = Forum archived
ledger-action-forum-unarchived = Forum taken out of the archive
ledger-action-topic-moved = Topic moved to another forum
ledger-action-topic-moved-back = Topic moved back
ledger-action-topic-merged = Topic joined with another one
ledger-action-topic-took-in = Another topic joined with it
ledger-action-topic-unmerged = Topic stands on its own again
ledger-action-topic-split = Answers split off into a new topic
ledger-action-topic-split-undone = Answers split off came back
ledger-action-topic-summed-up = Topic summed up
ledger-action-topic-tagged = Tags of the topic changed
forums-anonymous-label = People may write without their name being shown
forums-anonymous-hint = Moderators see whose text it is. Whoever speaks for a body is always named.
forums-no-anonymous = In this forum everybody writes under their name.
forums-staff-by-name = Whoever speaks for a body or keeps order does so under their name.
