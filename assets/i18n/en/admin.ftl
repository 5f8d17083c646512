admin-not-yourself = You cannot take this from yourself: nobody might be left to undo it. Ask another administrator.
admin-not-a-website = Enter an address that begins with https://
admin-body-exists = There is a body of this name already

admin-title = Administration
admin-count-active = { $count ->
    [one] account that can take part
   *[other] accounts that can take part
}
admin-count-suspended = { $count ->
    [one] suspended account
   *[other] suspended accounts
}
admin-count-staff = { $count ->
    [one] { $count } with a role
   *[other] { $count } with a role
}
admin-jobs = Work that failed
admin-jobs-caption = Work that was given up after many tries
admin-jobs-none = Nothing failed. Work that is given up after many tries is listed here.
admin-mails = Mail that was not sent
admin-mails-caption = Mails that were given up, or of which nobody knows whether they left
admin-mails-none = All mail has left. What is given up is listed here, without its recipient.
admin-what = What
admin-since = Since
admin-tries = Tries
admin-error = Last error
admin-try-again = Try again
admin-tried-again = It is tried again now.

admin-bodies = Bodies and officials
admin-bodies-none = No bodies yet
admin-bodies-none-text = Make the council, its offices and departments here: whoever is asked, petitioned and decides.
admin-body-new = Add a body
admin-body-created = The body is added. Now add its officials.
admin-body-public = Its public page
admin-body-what = What the public sees
admin-body-name = Name
admin-body-purpose = What it is for
admin-body-purpose-hint = One sentence
admin-body-responsibilities = What it is responsible for
admin-markdown = Lists, links and headings can be written as Markdown
admin-body-days = Working days for an answer
admin-body-days-hint = Within so many working days it promises to answer a question
admin-body-email = E-mail address of the office
admin-body-contact-hint = Shown in public, as are phone, address and website
admin-body-phone = Phone
admin-body-address = Postal address
admin-body-website = Website
admin-saved = Saved.

admin-officials = Officials
admin-officials-none = No officials yet
admin-officials-none-text = Officials answer questions and petitions in the name of the body.
admin-official-new = Add an official
admin-official-appointed = The official is added.
admin-official-head = head of the body
admin-official-until = until
admin-official-account = can sign in and answer
admin-official-no-account = without sign-in
admin-official-name = Name
admin-official-post = Post
admin-official-post-hint = Such as ‘Head of Roads’
admin-official-responsibilities = Responsible for
admin-official-is-head = Heads the body
admin-official-email = E-mail address to sign in with
admin-official-email-hint = With it this person can answer in the name of the body. Whoever has no account is invited by mail. It is not shown.
admin-official-end = End of office
admin-official-end-text = From today this person is listed as former and can no longer answer in the name of the body. What they answered stays.
admin-official-end-send = End their term today
admin-official-left = The term has ended.

admin-people = People and roles
admin-people-find = Name or e-mail address
admin-people-staff = Everybody with a role
admin-people-found = { $count ->
    [one] { $count } person found
   *[other] { $count } people found
}
admin-people-none = Nobody found
admin-people-none-text = Look for a part of the name or of the address, or invite somebody new.
admin-state = State
admin-state-active = can take part
admin-state-suspended = suspended
admin-state-closed = closed
admin-roles = Roles
admin-role = Role
admin-roles-none = No role beyond taking part
admin-role-official = Official
admin-role-moderator = Moderator
admin-role-editor = Editor
admin-role-administrator = Administrator
admin-role-since = since
admin-role-grant = Give a role
admin-role-grant-send = Give this role
admin-role-granted = The role is given. The public log says so, without the name.
admin-role-revoke = Take away
admin-role-revoked = The role is taken away.
admin-role-official-hint = Officials are added in their body, with their post
admin-suspend = Suspend this account
admin-suspend-text = The person can still read, follow and take their data away, but not take part. They are told why by mail.
admin-suspend-reason = Why?
admin-suspend-reason-hint = The person reads this
admin-suspend-send = Suspend the account
admin-suspended = The account is suspended, and its owner is told.
admin-restore = Restore this account
admin-restore-reason = A word to the person
admin-restore-send = Restore the account
admin-restored = The account works again, and its owner is told.
admin-invite = Invite somebody
admin-invite-lead = They get a mail with a link to choose their password, good for seven days. Whoever has an account keeps it and gets the role.
admin-invite-name = Name
admin-invite-name-hint = Shown with what this person writes; they can change it
admin-invite-body = Body
admin-invite-body-hint = For officials only
admin-invite-send = Send the invitation
admin-invited = The invitation is on its way.

ledger-action-body-created = Body added
ledger-action-body-changed = What is said about a body changed
ledger-action-official-appointed = Official appointed
ledger-action-official-changed = What is said about an official changed
ledger-action-official-left = Official’s term ended

# How a body deals with questions
admin-procedure-title = How it deals with questions
admin-procedure-lead = What people can count on when they ask { $body }, and how its officials work on answers. Every change enters the public log.
admin-procedure-answers = Questions and answers
admin-procedure-second-reader = A second official reads every answer before it is published
admin-procedure-second-reader-hint = The body needs at least two officials with an account.
admin-procedure-confidential = People may ask confidentially
admin-procedure-confidential-hint = Such questions and their answers are shown to the asker and to the body alone.
admin-procedure-triage = Questions come here when the asker does not know whom to ask
admin-procedure-triage-hint = One body sorts such questions and passes them on.
admin-procedure-triage-now = { $body } does this now. If you choose this, it no longer does.
admin-procedure-clock = The clock of the promise
admin-procedure-continue = It goes on with the days that were left
admin-procedure-restart = All days are counted again
admin-procedure-after-clarification = When the asker has explained what was unclear
admin-procedure-after-transfer = When the question came from another body
admin-procedure-extensions = How often a promise may be extended
admin-procedure-extensions-hint = 0 when never
admin-procedure-extension-days = Days by which it may be extended at most
admin-procedure-review = Internal review
admin-procedure-review-window = Days after the answer in which one can ask for a review
admin-procedure-review-window-hint = Calendar days; 0 when there is no internal review
admin-procedure-review-days = Working days for the review
admin-moderation = Moderation
admin-moderation-title = By when moderators decide
admin-moderation-lead = What people can count on when something of theirs waits for a moderator. A change is for what comes in from then on, and enters the public log.
admin-moderation-working = Working days for a decision
admin-moderation-working-hint = On comments, posts and questions, and on everything that was reported
admin-moderation-petitions = New petitions
admin-moderation-petition-days = Days until a petition is overdue
admin-moderation-petition-days-hint = Calendar days. If the last one is no working day, the next working day counts.
admin-moderation-nearly = Days until it is nearly overdue
admin-moderation-nearly-hint = From then on it is marked in the queue, and moderators get a reminder.
ledger-action-moderation-procedure-changed = By when moderators decide changed
ledger-kind-moderation = Moderation
ledger-action-question-procedure-changed = How a body deals with questions changed

# Calendars
admin-calendars = Calendars and holidays
admin-calendars-lead = Which days are worked decides when promises fall due. Every change is a new version, and running promises are counted again.
admin-calendar = Calendar
admin-calendar-new = Add a calendar
admin-calendar-create = Add the calendar
admin-calendar-created = The calendar is added. Now add its holidays.
admin-calendar-changed = The calendar is changed. Running promises are being counted again.
admin-calendar-name = Name
admin-calendar-name-hint = For example the town or the region whose holidays it holds
admin-calendar-zone = Time zone
admin-calendar-zone-hint = A name like Europe/Madrid. Empty: the clocks of this site, { $zone }.
admin-calendar-week = Days of the week that are worked
admin-calendar-public = Its public page
admin-calendar-of-body = Which calendar a body counts by
admin-calendar-of-body-text = A change is for what the body promises from now on. What it promised before keeps its calendar.
admin-calendar-note = Why
admin-calendar-note-hint = Public beside the change. For example: “Day of mourning, announced by the government on 3 March.”
admin-calendar-none-text = Add holidays one by one, or paste a calendar file with all of them.
admin-calendar-remove = Remove the ticked holidays
admin-calendar-remove-check = Check the removal
admin-calendar-add = Add a holiday
admin-calendar-day = Day
admin-calendar-holiday = Name of the holiday
admin-calendar-add-check = Check the new holiday
admin-calendar-import = Take holidays from a calendar file
admin-calendar-ics = Content of the file
admin-calendar-ics-hint = Open the .ics file in a text editor and paste everything that is in it. Years from the last one up to ten years ahead are taken.
admin-calendar-import-check = Check the file
admin-calendar-import-nothing = Nothing was taken from the file
admin-calendar-import-line = Line { $line }:
admin-calendar-change-week = Change the working week
admin-calendar-week-check = Check the new week
admin-calendar-week-new = Days that will be worked
admin-calendar-versions = Versions
admin-calendar-version = Version { $version }
admin-calendar-check = Check the change
admin-calendar-promises = { $count ->
    [0] No running promise is counted again
    [one] { $count } running promise will be counted again
   *[other] { $count } running promises will be counted again
}
admin-calendar-promises-text = Those that move get an entry on their own page, and the people concerned are told in one e-mail.
admin-calendar-added = { $count ->
    [one] { $count } new holiday
   *[other] { $count } new holidays
}
admin-calendar-removed = { $count ->
    [one] { $count } day is a holiday no longer
   *[other] { $count } days are holidays no longer
}
admin-calendar-confirm = Change the calendar
admin-calendar-back = Go back without a change
ledger-action-calendar-created = Calendar added
ledger-action-calendar-changed = Holidays or working days of a calendar changed
ledger-action-calendar-chosen = A body counts by another calendar
ledger-kind-calendar = Calendar
