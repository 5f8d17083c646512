# Problems in a few words, as machines get them
error-not-found = Not found
error-unauthenticated = Not signed in
error-invalid = Some fields were refused
error-too-slow = Too slow
error-too-large = Too large
error-too-many-requests = Too many requests
error-unavailable = Not available at the moment
error-internal = Something went wrong on our side

# What happened, on the page of an error
error-conflict = What you were looking at has changed meanwhile. Go back, reload, and decide again.
error-gone-title = This is no longer here
error-gone-text = It was here once and has been taken away.
error-link-title = This link does not work
error-too-slow-title = That took too long
error-too-slow-text = What you sent did not arrive in time. Check your connection, then send it again.
error-too-large-title = That is too much at once
error-too-large-text = What you sent is larger than we can take. Send it in smaller parts.
error-method = This address cannot be used in that way. Go back and use the form on the page.
error-bad-request = Part of the request was missing or not understood. Go back and try again.
error-not-a-form = This address takes forms only, and what arrived was none. Go back, reload the page and send the form again.
error-encoding = What arrived was not readable text. Go back, reload the page and send the form again.
error-cross-site = This form was sent from another site. Open the page here and send it again.
error-stale-form = This form is older than your session: you signed in or out after you opened it. Open its page again and send it once more.
error-typed-title = What you wrote
error-typed-text = Nothing was stored, but nothing is lost either. Copy what you need from here. Files must be chosen again.
error-typed-field = { $count ->
    [1] First text
   *[other] Text { $count }
}

# Refused fields
text-empty = Write something here
text-too-short = { $min ->
    [one] Write at least { $min } character
   *[other] Write at least { $min } characters
}
text-too-long = { $max ->
    [one] Shorten this to { $max } character; it has { $actual }
   *[other] Shorten this to { $max } characters; it has { $actual }
}
text-not-allowed = This does not look like text. Type it again rather than pasting it
form-number = Enter a whole number from { $min } to { $max }
form-day = Enter a date, such as 2026-12-04
email-empty = Enter your e-mail address
email-too-long = This e-mail address is too long to be one. Check it
email-invalid = Enter an e-mail address like name@example.org
password-too-short = Use at least 10 characters. Three or four words that do not belong together are easy to remember
password-too-long = Use at most 200 characters
password-common = This is one of the passwords that are tried first. Choose another, such as four words that do not belong together
password-too-guessable = This is too easy to guess. Make it longer, and leave out dates, keyboard rows and well-known words
password-contains-personal = This is made of your own name or address. Choose something that nobody would connect with you
token-invalid = This link is not complete, or it is not one of ours. Open it again from the mail, or copy the whole of it into the address bar.
token-expired = This link has run out. Ask for a new one.
token-used = This link has done its work: it can be used once. If that was not you, ask for a new one.

# Every mail
mail-hello = Hello { $name },
mail-unsubscribe = To stop these mails, open:
