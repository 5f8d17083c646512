# Whose days count
deadlines-calendars-title = Calendars of working days and holidays
deadlines-calendars-lead = Due dates on this site are counted with these calendars. Here you can see which days count and which do not.
deadlines-calendar-of = Calendar { $name }
deadlines-calendar-lead = Promises fall due on working days of this calendar. When a holiday is added or removed, every running promise is counted again, and whoever waits for it is told.
deadlines-calendar-default = for everybody else
deadlines-calendar-used-by = Counted by
deadlines-calendar-unused = No body counts by it
deadlines-calendar-week = Working days
deadlines-calendar-zone = Clocks
deadlines-calendar-changes = Changes
deadlines-holidays-none = No holidays yet
deadlines-holidays-none-text = Every working day counts until a holiday is added.
deadlines-holiday-count = { $count ->
    [one] { $count } holiday
   *[other] { $count } holidays
}

# Why a calendar cannot be changed so
deadlines-no-working-day = Choose at least one day of the week. Without a working day nothing would ever fall due.
deadlines-unknown-zone = Enter the name of a time zone, for example Europe/Madrid.
deadlines-calendar-exists = There is a calendar of this name already.
deadlines-calendar-changed-meanwhile = Somebody else changed this calendar meanwhile. Open its page again to see what it is like now, then make your change.
deadlines-calendar-full = A calendar holds at most 10,000 holidays.
deadlines-choose-holidays = Choose the holidays to remove.
deadlines-nothing-changes = This changes nothing: the calendar is so already.
deadlines-ics-refused = The file was refused. What is wrong with it stands below.

# Secret addresses
deadlines-feeds-title = Due dates in your calendar
deadlines-feeds-lead = A secret address shows due dates in a calendar program, on a phone or a computer, and keeps them up to date.
deadlines-feeds-none = No address yet
deadlines-feeds-none-text = Make one below and add it to your calendar program as a subscription.
deadlines-feeds-care = Whoever knows an address can read its dates without signing in. Revoke it when a device is lost. Names of citizens are never among them.
deadlines-feed-mine = What I am to answer
deadlines-feed-of-body = Due dates of { $body }
deadlines-feed-make = Make an address
deadlines-feed-address = Address
deadlines-feed-since = Made on
deadlines-feed-revoke = Revoke
deadlines-feed-closed = You do not work for this body any more, so the address shows nothing.
deadlines-feed-opened = The address is made.
deadlines-feed-revoked = The address is revoked. It shows nothing from now on.
deadlines-feed-overdue = Overdue: { $what }
deadlines-feed-paused = Paused: { $what }
deadlines-too-many-feeds = You have as many addresses as one account may have. Revoke one first.

# What was promised
deadlines-promise-answer = Answer to a question
deadlines-promise-internal_review = Internal review
deadlines-promise-petition_response = Response to a petition
deadlines-promise-petition_debate = Decision on a debate
deadlines-promise-moderation = Decision by a moderator
deadlines-promise-appeal = Decision on an appeal
deadlines-promise-results = Results of a consultation
deadlines-promise-commitment = Commitment
accounts-held-promises = { $count ->
    [one] { $count } promise or calendar address
   *[other] { $count } promises and calendar addresses
}
