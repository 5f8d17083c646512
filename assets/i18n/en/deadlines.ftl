# Why an event cannot follow
deadlines-paused-already = The clock is paused already.
deadlines-not-paused = The clock is not paused, so it cannot be resumed.
deadlines-over = This promise is over: it was kept, withdrawn or passed on.
deadlines-not-started = This promise has not started yet.
deadlines-started-already = This promise has started already.
deadlines-extension-too-short = An extension has at least one day.
deadlines-extension-too-long = This is longer than the rule allows for an extension.
deadlines-extensions-used-up = The rule allows no further extension.
deadlines-out-of-order = Something later is on record already. Events are recorded in their order.
deadlines-in-the-future = This lies in the future. Record it when it has happened.
deadlines-no-such-day = No day up to the year 2200 satisfies this.
deadlines-fixed-day-not-paused = A promise for a fixed day cannot be paused.
deadlines-bad-rule = This is not a rule for a deadline.
deadlines-bad-weekdays = Choose the days of the week that are worked.
deadlines-one-count = Give one of working_days, calendar_days and months.
deadlines-bad-holiday = “{ $value }” is not a day. Write days like 2026-12-25, with commas or spaces between.
deadlines-too-many-holidays = Give at most 400 holidays.

# The calculator
deadlines-title = When is it due?
deadlines-title-of = Due on { $day }
deadlines-lead = Count a deadline day by day, and see which days counted and which did not.
deadlines-due = Due on
deadlines-because-working-days = { $count ->
    [0] On the day of receipt itself, { $day }.
    [one] One working day after { $day }.
   *[other] { $count } working days after { $day }.
}
deadlines-because-calendar-days = { $count ->
    [0] On the day of receipt itself, { $day }.
    [one] One calendar day after { $day }.
   *[other] { $count } calendar days after { $day }.
}
deadlines-because-months = { $count ->
    [0] On the day of receipt itself, { $day }.
    [one] One month after { $day }.
   *[other] { $count } months after { $day }.
}
deadlines-end-of-day = It is in time until the end of the day, on the clocks of { $zone }.
deadlines-rolled-text = The last day was not a working day, so the date moved to the next one.
deadlines-received = Day of receipt
deadlines-received-hint = Day zero: it does not count itself.
deadlines-count = How many
deadlines-unit = Of what
deadlines-unit-working-days = working days
deadlines-unit-calendar-days = calendar days
deadlines-unit-months = months
deadlines-body = By the calendar of
deadlines-body-hint = Its working days and its holidays are counted.
deadlines-body-none = Monday to Friday, no holidays
deadlines-holidays = Holidays
deadlines-holidays-hint = Days like 2026-12-25, with commas or spaces between.
deadlines-submit = Count the days
deadlines-account = Day by day
deadlines-account-text = A number stands on each day that counted.
deadlines-account-cut = The account stops here. The due date lies later.
deadlines-what-received = Received
deadlines-what-counted = Counted
deadlines-what-extended = Counted, by an extension
deadlines-what-weekend = Not a working day of the week
deadlines-what-holiday = Holiday
deadlines-what-paused = Paused
deadlines-what-rolled = Next working day
deadlines-what-due = Due
deadlines-number = number
deadlines-holidays-met = Holidays on the way
deadlines-how = How days are counted
deadlines-how-zero = The day of receipt is day zero. Counting begins on the day after it.
deadlines-how-working = Working days are those of the calendar, or Monday to Friday where none is chosen. Holidays are none of them.
deadlines-how-calendar = Calendar days all count. If the last one is not a working day, the date moves to the next working day.
deadlines-how-months = Months end on the same day of the month, or on its last day where there is no such day. The date then moves to a working day like one in calendar days.
deadlines-how-late = Something is late from the day after the due date, never by the hour.

# What is wrong with a file of holidays
deadlines-ics-too-large = The file is larger than 2 MB.
deadlines-ics-not-a-calendar = This is not an iCalendar file: it does not begin with BEGIN:VCALENDAR.
deadlines-ics-bad-line = This is not a line of an iCalendar file: “{ $value }”.
deadlines-ics-unclosed = { $value } does not end where it should. The file may have been cut off.
deadlines-ics-too-many-events = The file has more than 10,000 events.
deadlines-ics-too-many-days = The file makes more than 5,000 holidays.
deadlines-ics-too-much = The recurrences of this file take too long to work out.
deadlines-ics-no-start = The event has no start (DTSTART).
deadlines-ics-no-name = The event has no name (SUMMARY).
deadlines-ics-twice = { $value } is given a second time.
deadlines-ics-bad-date = This is not a day or a time: “{ $value }”.
deadlines-ics-unknown-zone = The time zone “{ $value }” is not known and not defined in the file.
deadlines-ics-bad-zone = The time zone “{ $value }” is not defined properly.
deadlines-ics-end-before-start = The event ends before it starts.
deadlines-ics-bad-duration = This is not a duration: “{ $value }”.
deadlines-ics-bad-rule = This is not a recurrence: “{ $value }”.
deadlines-ics-unsupported = “{ $value }” is not supported in a file of holidays.
