# What is read first because it looks like something a program sent
moderation-cause-screening = Held back when it came in
moderation-signs = Why it was held back
moderation-sign-trap = A field was filled in that people do not see.
moderation-sign-fast = The form was sent as soon as it was shown.
moderation-sign-no_time = The form does not say when it was shown.
moderation-sign-no_work = The browser did not do the work that it was asked for. Without script it cannot.
moderation-sign-new_links = More links than a new account may set.
moderation-sign-new_many = More texts within an hour than a new account may send.
moderation-sign-same_link = Several accounts link to the same site just now.
moderation-sign-same_text = Several accounts send the same or nearly the same just now. That may also be a campaign of citizens.
moderation-sign-repeated = The same account has sent the same before.
moderation-sign-many = The account sends very much just now.
moderation-too-many-texts = You have sent { $count } texts within ten minutes. Wait ten minutes and send this one again: what you wrote is still here.

# Clean-ups
moderation-sweeps-title = Clean-ups
moderation-sweeps-lead = When many posts break the same rule: find them by what they have in common, look at them, and take them away together. Each author can appeal, and the whole can be taken back.
moderation-sweeps-none = No clean-ups
moderation-sweeps-none-text = What moderators draw up and take away together stands here.
moderation-sweep-new = Draw up a clean-up
moderation-sweep-new-title = Draw up a clean-up
moderation-sweep-new-lead = What should the posts have in common? Everything that you fill in must be true of a post. Nothing is taken away yet: you look at the posts first.
moderation-sweep-title = Clean-up { $id }
moderation-sweep-number = Clean-up
moderation-sweep-looked-for = Looked for
moderation-sweep-posts = Posts
moderation-sweep-state = Where it stands
moderation-sweep-by-words = Words in the text
moderation-sweep-by-domain = Links to the site
moderation-sweep-by-author = By the author of
moderation-sweep-by-since = By accounts made since
moderation-sweep-by-page = Said on the page
moderation-sweep-by-kind = Kind
moderation-sweep-by-state = State
moderation-sweep-by-from = Received from
moderation-sweep-by-until = Received until
moderation-sweep-words-hint = As they stand there, one after another. Capital letters and accents make no difference.
moderation-sweep-domain-hint = Such as cheap.example, with all that is below it.
moderation-sweep-author-hint = The address of one post: all by whoever wrote it.
moderation-sweep-page-hint = The address of a topic, a document or a forum: all that is said there and below.
moderation-sweep-any = Any
moderation-sweep-never = Petitions, what you or officials wrote, and what an appeal brought back are never among them.
moderation-sweep-draw-up = Find the posts
moderation-keys-sweep-new = find the posts; together with the keys your browser uses for shortcuts
moderation-sweep-too-wide = Fill in words, a site, an author, a page, or the day from which on
moderation-sweep-words = Write words that can be looked for
moderation-sweep-days = The last day is before the first: choose a later one
moderation-sweep-domain = Write a site such as cheap.example
moderation-sweep-page = Paste the address of a page of this site
moderation-sweep-no-author = Paste the address of a post whose author is known
moderation-sweep-nothing = No post is like that. Look for something else
moderation-sweep-too-many = More than 50,000 posts are like that. Look for something narrower
moderation-sweep-found = { $count ->
    [one] { $count } post was found.
   *[other] { $count } posts were found.
}
moderation-sweep-authors = { $count ->
    [0] Their authors have no account.
    [one] { $count } account wrote them.
   *[other] { $count } accounts wrote them.
}
moderation-sweep-count = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
moderation-sweep-left = { $count ->
    [one] { $count } post is left out.
   *[other] { $count } posts are left out.
}
moderation-sweep-swept = { $count ->
    [one] { $count } taken away
   *[other] { $count } taken away
}
moderation-sweep-skipped = { $count ->
    [one] { $count } passed over: changed, withdrawn or decided meanwhile, or in another moderator’s hands
   *[other] { $count } passed over: changed, withdrawn or decided meanwhile, or in another moderator’s hands
}
moderation-sweep-restored = { $count ->
    [one] { $count } given back
   *[other] { $count } given back
}
moderation-sweep-kept = { $count ->
    [one] { $count } left as it is: something was decided on it since
   *[other] { $count } left as they are: something was decided on them since
}
moderation-sweep-is-draft = Drawn up. Nothing is taken away yet.
moderation-sweep-is-waiting = Confirmed by one moderator. Another one has to confirm it, too.
moderation-sweep-is-running = The posts are being taken away.
moderation-sweep-is-done = Done. The authors were told.
moderation-sweep-is-undoing = The posts are being given back.
moderation-sweep-is-undone = Taken back.
moderation-sweep-is-discarded = Discarded. Nothing was taken away.
moderation-sweep-progress = { $done } of { $all } done
moderation-sweep-runs = You can close this page: it goes on by itself.
moderation-sweep-look-again = Look again
moderation-sweep-act-made = Drawn up
moderation-sweep-act-confirmed = Confirmed
moderation-sweep-act-seconded = Confirmed by another moderator
moderation-sweep-act-done = Done
moderation-sweep-act-undone = Taken back
moderation-sweep-confirm-title = Take them away
moderation-sweep-explanation-hint = All these authors read it, beside the explanation of the rule.
moderation-sweep-needs-two = So many posts need two moderators: another one confirms after you.
moderation-sweep-confirm = { $count ->
    [one] Take { $count } post away
   *[other] Take { $count } posts away
}
moderation-sweep-discard = Discard it
moderation-keys-sweep = take them away; together with the keys your browser uses for shortcuts
moderation-sweep-second-text = Another moderator has confirmed this. Look at the posts, and confirm it too or send it back.
moderation-sweep-second = You confirmed this yourself. Another moderator has to confirm it, too.
moderation-sweep-waits-for = It waits for another moderator. Nothing is taken away until then.
moderation-sweep-decline = Send it back
moderation-sweep-decline-own = Change it
moderation-sweep-undo = Take the clean-up back
moderation-sweep-stop = Stop, and give everything back
moderation-sweep-go-on = Go on
moderation-sweep-undo-hint = What it took away, and nobody decided on since, is where it was before. The authors are told.
moderation-sweep-caption = The posts, the oldest first
moderation-sweep-out = Leave out
moderation-sweep-leave-out = Leave out: { $what }
moderation-sweep-save-out = Leave the ticked ones out
moderation-sweep-item-left_out = left out
moderation-sweep-item-swept = taken away
moderation-sweep-item-skipped = passed over
moderation-sweep-item-restored = given back
moderation-sweep-item-kept = left as it is
moderation-sweep-left-out = Noted. Those stay.
moderation-sweep-begun = It has begun. The authors are told when it is done.
moderation-sweep-waits = Confirmed. Another moderator has to confirm it, too.
moderation-sweep-declined = It is a draft again.
moderation-sweep-discarded = Discarded. Nothing was taken away.
moderation-sweep-undoing = The posts are being given back.
moderation-sweep-meanwhile = Somebody else was faster: this clean-up stands elsewhere by now. Look at it again.
moderation-sweep-empty = All posts are left out. Discard it instead
moderation-sweep-these = Clean up more by this author
moderation-log-sweep = Clean-up { $id }

# Mails
moderation-mail-swept-subject = { $count ->
    [one] Taken away: what you wrote on { $site }
   *[other] Taken away: { $count } texts that you wrote on { $site }
}
moderation-mail-swept = { $count ->
    [one] A moderator has taken a text of yours away, together with others that break the same rule. You can still read it yourself under its address.
   *[other] A moderator has taken { $count } texts of yours away, together with others that break the same rule. You can still read them yourself under their addresses.
}
moderation-mail-swept-others = { $count ->
    [one] and one more
   *[other] and { $count } more
}
moderation-mail-swept-all = Everything that you sent, and how it stands:
moderation-mail-swept-appeal = You can appeal against each of these decisions until { $until }: open the text and choose “Ask for a second look”. Another moderator than the first decides.
moderation-mail-unswept-subject = { $count ->
    [one] Given back: what you wrote on { $site }
   *[other] Given back: { $count } texts that you wrote on { $site }
}
moderation-mail-unswept = { $count ->
    [one] A clean-up that took a text of yours away was taken back. It is where it was before.
   *[other] A clean-up that took { $count } texts of yours away was taken back. They are where they were before.
}
moderation-mail-unswept-waits = waits for a moderator
