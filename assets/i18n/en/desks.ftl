desks-title = Editor’s desk
desks-lead = Consultations from the first draft to the decision.
desks-new = Set up a consultation
desks-new-title = Set up a consultation
desks-edit-title = Change the consultation
desks-none = No consultations yet
desks-none-text = Set one up: you can save it as a draft and publish it when everything is ready.
desks-consultations = All consultations
desks-consultation = Consultation
desks-state = State
desks-dates = Open
desks-contributions = Contributions
desks-add = Work on it
desks-documents = Documents
desks-add-document = Add a document
desks-add-document-text = The text that is proposed; people comment on its sections
desks-forum = Forum
desks-forum-text = Where people discuss among themselves
desks-add-results = Results
desks-add-results-text = Count and publish what was said, once it is closed
desks-add-decision = Decision
desks-add-decision-text = Answer the results theme by theme
desks-belongs = What belongs to it
desks-change = Change it
desks-extend = Extend it or mend its texts
desks-preview = See it as the public will
desks-public-page = Its public page
desks-publish-title = Publish it
desks-publish-text = It is announced with its dates: open from { $opens } to the end of { $closes }. Once it has opened, its rules are fixed and it can only be extended.
desks-publish = Publish the consultation
desks-publish-hint = Publishing announces it with its dates. A draft is seen by editors only.
desks-save = Save the changes
desks-save-draft = Save the draft
desks-saved = The consultation is saved.
desks-published = The consultation is published.

desks-stage-draft = A draft: only editors see it, and everything can be changed.
desks-stage-planned = Published, not open yet. Dates can still be moved; everybody can see that they were.
desks-stage-begun = It has begun: its rules are fixed. You can move the end further away and mend texts. Each change is entered in the public log.
desks-stage-over = It is over: its dates are fixed. You can mend texts. Each change is entered in the public log.

desks-group-what = What it is about
desks-group-who = Who asks and who decides
desks-group-when = When
desks-group-how = How contributions are read
desks-name = Title
desks-name-hint = What people would call the matter, such as ‘A new bridge over the harbour mouth’
desks-slug = Address
desks-slug-hint = The last part of the page’s address, in small letters, digits and hyphens. Left empty, it is made from the title. It cannot be changed later.
desks-summary = In three sentences
desks-summary-hint = What it is about, for somebody who has never heard of it
desks-description = Description
desks-description-hint = Background, what is open to change and what is not. Markdown: ## for a heading, - for a list
desks-lang = Language of these texts
desks-body = Body that asks
desks-decides = Who decides
desks-decides-hint = Who takes the decision, when, and what weight the contributions have
desks-announced-on = Announced on
desks-announced-on-hint = From this day the public knows of it
desks-opens-on = Opens on
desks-opens-on-hint = From midnight at the start of this day
desks-closes-on = Closes at the end of
desks-closes-on-hint = Until 23:59:59 on this day
desks-closes-on-extend = It can only become later. Followers are told
desks-results-due = Results promised by
desks-moderation = Moderation
desks-moderation-post = After publication
desks-moderation-post-hint = What people write appears at once. A moderator looks when a reader reports it.
desks-moderation-pre = Before publication
desks-moderation-pre-hint = A moderator reads everything first, by a promised day.

desks-slug-taken = Another consultation has this address. Choose another title or write another address
desks-slug-letters = Use only small letters from a to z, digits and single hyphens

# What falls due
desk-calendar = Due dates
desks-calendar-title = What falls due
desks-calendar-overdue = { $count ->
    [one] { $count } promise is overdue
   *[other] { $count } promises are overdue
}
desks-calendar-months = Months
desks-calendar-today = This month
desks-calendar-is-today = today
desks-calendar-none = Nothing falls due in this month.
desks-calendar-state-paused = { $count ->
    [0] paused
    [one] paused, { $count } counted day left
   *[other] paused, { $count } counted days left
}
desks-calendar-state-overdue = overdue
desks-calendar-feeds = Have these dates in your own calendar
