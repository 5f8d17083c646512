notifications-title = What you are told
notifications-lead = Choose what you hear about by e-mail, and how soon. You can stop any of it at any time.
notifications-own = Your own contributions
notifications-own-text = We always e-mail you about what you sent: when it is published, answered, counted in results or met by a decision.
notifications-followed = What you follow
notifications-digest-time = The daily mail goes out at { $hour } o’clock in the morning, on days when there is news.
notifications-none = You follow nothing yet
notifications-none-text = Open a consultation, a petition, a question or a body and choose ‘Follow’. It then appears here.
notifications-unknown = Something that is no longer public
notifications-since = followed since
notifications-kind-consultation = Consultation
notifications-kind-petition = Petition
notifications-kind-question = Question
notifications-kind-body = Body

notifications-offer = We can e-mail you when something happens here.
notifications-sign-in = Sign in to follow
notifications-cadence = How soon?
notifications-at_once = At once
notifications-daily = Once a day, all in one mail
notifications-follow = Follow
notifications-change = Change
notifications-unfollow = Stop following
notifications-following-at_once = You follow this, and hear of it at once.
notifications-following-daily = You follow this, and hear of it in the daily mail.
notifications-you-at_once = We tell you at once.
notifications-you-daily = It is part of your daily mail.
notifications-to-at_once = Tell me at once
notifications-to-daily = Tell me once a day
notifications-flash-at-once = You follow this now. We e-mail you as soon as something happens.
notifications-flash-daily = You follow this now. It is part of your daily mail.
notifications-flash-ended = You no longer follow this.

notifications-end-title = Stop these mails
notifications-end = You get no more mails about this. Nothing else changes.
notifications-end-digest = You get no more daily mails, and stop following everything that is part of them. What you follow at once stays.
notifications-end-about = The mail was about:
notifications-end-button = Stop these mails
notifications-ended-title = You are unsubscribed
notifications-ended = You get no more mails about this.
notifications-ended-digest = You get no more daily mails.
notifications-ended-hint = You can follow it again at any time. We still e-mail you about what you sent yourself.
notifications-link-expired = This link has run out. Use the one in a newer mail, or sign in and choose there what you are told.
notifications-link-invalid = This link is not complete. Open it again from the mail, or copy the whole of it into the address bar.

news-update = Something new

notifications-mail-why = You get this mail because you follow this.
notifications-mail-digest-subject = { $count ->
    [one] { $site }: one piece of news
   *[other] { $site }: { $count } pieces of news
}
notifications-mail-digest = This happened to what you follow, up to the morning of { $date }:
notifications-mail-digest-why = You get this mail because you follow things once a day.
