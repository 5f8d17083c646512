# What people said in a place
thread-hidden = Removed by a moderator.
thread-withdrawn = Withdrawn by its author.
thread-erased = Erased at its author’s request.
thread-merged_into = Joined with another contribution.
thread-reason = Reason: { $reason }
thread-more-replies = { $count ->
    [one] Read { $count } more reply
   *[other] Read { $count } more replies
}
thread-first-page = Back to the first ones
thread-in_review = Changed by its author; a moderator reads it before it is shown again.
thread-edited = edited, see what changed
thread-answers = in answer to { $name }
thread-quote = Quote
thread-agree = I agree
thread-agreed = You agree: take it back
thread-support = { $count ->
    [one] { $count } person agrees
   *[other] { $count } people agree
}
thread-sort = Order
thread-sort-oldest = Oldest first
thread-sort-newest = Newest first
thread-sort-discussed = Most discussed first
thread-no-name = Name not shown
thread-mention-hint = Name others with @ to tell them: { $handles }
thread-anonymous = Do not show my name
thread-anonymous-hint = The public sees no name. Moderators can see whose text it is.
