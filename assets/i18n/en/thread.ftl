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
