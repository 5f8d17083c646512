statistics-day = Days
statistics-days-since = Days since it came in
statistics-at-risk = Waiting before
statistics-answered = Answered
statistics-censored = No longer followed
statistics-still-open = Still waiting
statistics-interval = 95% interval
statistics-half = { $days ->
    [0] Half answered: on the first day
    [one] Half answered: after 1 day
   *[other] Half answered: after { $days } days
}
statistics-promised = { $days ->
    [0] Promised: on the first day
    [one] Promised: after 1 day
   *[other] Promised: after { $days } days
}
statistics-reading-median = { $days ->
    [0] Half were answered on the day they came in.
    [one] Half were answered within a day.
   *[other] Half were answered within { $days } days.
}
statistics-reading-no-median = So far fewer than half have been answered.
statistics-reading-promised = { $days ->
    [0] { $share } still waited after the first day, as was promised.
    [one] { $share } still waited after the day that was promised.
   *[other] { $share } still waited after the { $days } days that were promised.
}
statistics-reading-promised-unknown = { $days ->
    [one] None has been watched for as long as the day that is promised.
   *[other] None has been watched for as long as the { $days } days that are promised.
}
statistics-note = { $total ->
    [one] One in all.
   *[other] { $total } in all.
} { $censored ->
    [0] All of them were answered.
    [one] One of them still waits or ended without an answer; it counts for as long as it was watched.
   *[other] { $censored } of them still wait or ended without an answer; they count for as long as they were watched.
}
statistics-note-few = Fewer than { $least }: too few to be compared with others.
statistics-note-cut = The drawing ends at day { $until }; the table goes on to day { $last }.
