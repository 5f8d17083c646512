# Layout
site-skip = Skip to the content
site-home = { $name }, home
site-nav = Main
site-search = Search
site-search-label = Search everything public
site-language = Language
site-menu = Menu
site-sign-in = Sign in
site-sign-out = Sign out
site-account = Your account
site-own = What you wrote
site-follows = What you follow
site-desks = Your desks
site-footer = About this site
site-feed = Feed of changes
site-demo = A demonstration: the town is invented, and what you write may be deleted at any time.
site-demo-label = About this demonstration
site-accessibility = Accessibility
site-privacy = Privacy
site-moderation-rules = Moderation rules
site-data = Open data
site-ledger = Public ledger
site-glossary = Glossary
site-software = Runs on Folkmoot, free software. Anyone can check its counts.
site-printed = Printed from { $url }
site-top = Back to the top

nav-consultations = Consultations
nav-petitions = Petitions
nav-questions = Questions
nav-decisions = Decisions
nav-calendar = Calendar
nav-bodies = Who decides
nav-forums = Forums
nav-results = Results
nav-search = Search

desk-moderation = Moderation
desk-questions = Questions
desk-editor = Editor
desk-analysis = Analysis
desk-admin = Administration
desk-nav = Desks

# Time
time-now = now
time-in-minutes = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
time-in-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
time-in-days = { $count ->
    [1] tomorrow
   *[other] in { $count } days
}
time-in-months = { $count ->
    [one] in { $count } month
   *[other] in { $count } months
}
time-in-years = { $count ->
    [one] in { $count } year
   *[other] in { $count } years
}
time-ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
time-ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
time-ago-days = { $count ->
    [1] yesterday
   *[other] { $count } days ago
}
time-ago-months = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}
time-ago-years = { $count ->
    [one] { $count } year ago
   *[other] { $count } years ago
}
time-opens = opens { $when }
time-closes = closes { $when }
time-closed = closed { $when }

# Promised dates
due-in-working-days = { $count ->
    [0] due today
    [one] due in { $count } working day
   *[other] due in { $count } working days
}
due-overdue = { $count ->
    [0] overdue
    [one] overdue by { $count } working day
   *[other] overdue by { $count } working days
}
due-paused = paused, { $count ->
    [0] the clock stands
    [one] { $count } working day left
   *[other] { $count } working days left
}
due-met = answered in time
due-met-late = { $count ->
    [0] answered after the day it was due
    [one] answered { $count } working day late
   *[other] answered { $count } working days late
}
due-why = How this date came about

# States
status-open = Open
status-closing = Closing soon
status-planned = Planned
status-paused = Paused
status-closed = Closed
status-draft = Draft
status-received = Received
status-in_review = Being read
status-published = Published
status-rejected = Not published
status-hidden = Hidden
status-withdrawn = Withdrawn
status-erased = Erased
status-merged_into = Joined with another
status-answered = Answered
status-assigned = With the body
status-overdue = Overdue
status-kept = Kept
status-done = Done
status-running = Under way
status-broken = Not kept
status-decided = Decided
status-analysis = Being analysed

# Forms
form-optional = (optional)
form-leave-empty = Leave this field empty
form-errors-title = { $count ->
    [one] Please look at one field again
   *[other] Please look at { $count } fields again
}
form-error-prefix = Error:
form-characters = Up to { $max } characters
form-characters-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
form-characters-over = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
}
form-unsaved = You have not sent what you wrote. It is kept on this device until you close the tab.
form-draft-restored = What you wrote before is back in the field. It was kept on this device only.
form-step = Step { $step } of { $steps }
form-back = Back
form-change = Change
form-nothing = left empty
form-choose = Choose one

# Components
ui-notice-success = Done
ui-notice-notice = Please note
ui-notice-error = There is a problem
ui-phases = Phases
ui-phase-done = finished
ui-phase-current = now
ui-phase-next = later
ui-count-of = { $count } of { $needed }
ui-progress = { $count } of { $needed } reached
ui-threshold-reached = reached
ui-threshold-ahead = still to reach
ui-threshold-missed = not reached
ui-source = Source
ui-show-table = Show the figures as a table
ui-download = Download the figures
ui-asked = People asked
ui-said = What was said
ui-decided = What was decided
ui-why = Why
ui-trace = What happened to it
ui-trace-link = What became of it
ui-by = by { $name }
ui-for-body = for { $body }
ui-guest = Guest
ui-reply = Reply
ui-report = Report
ui-comments-count = { $count ->
    [0] No comments yet
    [one] { $count } comment
   *[other] { $count } comments
}
ui-comments-margin = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
ui-comments-on = { $count ->
    [0] 0 comments on ‘{ $section }’: be the first
    [one] { $count } comment on ‘{ $section }’
   *[other] { $count } comments on ‘{ $section }’
}
ui-copy-link = Copy the link
ui-copied = Copied
ui-pages = Pages
ui-previous = Previous
ui-next = Next
ui-page-of = Page { $page } of { $pages }
ui-filter = Filter
ui-filter-apply = Show
ui-filter-clear = Clear the filters
ui-breadcrumb = You are here
ui-contents = Contents
ui-select = Select { $what }
ui-select-all = Select all
ui-bulk = With the selected ones
ui-keys = Keys
ui-loading = Opening…
ui-file = { $type }, { $size }
ui-tombstone = This text is no longer shown.
ui-edited = edited { $when }
ui-removed = removed
ui-added = added

channel-web = on this site
channel-email = by e-mail
channel-paper = on paper
channel-phone = by phone
channel-meeting = at a meeting

role-citizen = Citizen
role-guest = Without an account
role-official = Official
role-moderator = Moderator
role-editor = Editor
role-admin = Administrator

trace-received = Received
trace-read = Read by a moderator
trace-published = Published
trace-counted = Counted in
trace-answered = Answered by
trace-read-ahead = To be read by a moderator
trace-published-ahead = Publication
trace-counted-ahead = To be counted in results
trace-answered-ahead = To be answered

# Page of an error
error-not-found-title = This page is not here
error-not-found-text = The address may be mistyped, or what stood here has moved. Search for it, or begin at the home page.
error-forbidden-title = This page is for others
error-forbidden-text = Your account does not have the role this page needs. If it should, ask your administrator.
error-unauthenticated-title = Please sign in
error-unauthenticated-text = You need an account for this. Sign in, and you come straight back to this page.
error-conflict-title = Somebody was faster
error-conflict-text = What you were looking at has changed meanwhile. Go back, reload, and decide again; nothing of yours was lost.
error-closed-title = This has closed
error-closed-text = The time to take part is over. What was said and what came of it can still be read.
error-too-many-requests-title = Too many requests
error-too-many-requests-text = A great deal came from your connection in a short time. Wait a minute, then try again.
error-unavailable-title = Not available at the moment
error-unavailable-text = The service is busy or being maintained. Nothing is lost. Try again in a few minutes.
error-internal-title = Something went wrong on our side
error-internal-text = It has been recorded and we look into it. Try again, or tell us the number below.
error-invalid-title = That could not be read
error-invalid-text = Part of the request was missing or not understood. Go back and try again.
error-reference = Number of this incident: { $id }
error-home = To the home page
