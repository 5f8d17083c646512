# What can go wrong
accounts-suspended = Your account is suspended for the time being: you can read, follow and take your data away, but not take part.
accounts-exists = This address has an account already. Sign in with it, or ask for a new password.
accounts-sign-in-refused = The e-mail address and the password do not belong together. Check both, or have a link mailed to you
accounts-password-missing = Enter your password, or choose the link by e-mail
accounts-current-password-wrong = This is not your present password
accounts-no-password = Your account has no password yet. Ask for a link to set one.
accounts-name-is-address = Your name is shown in public: leave the e-mail address out of it
accounts-same-address = This is the address you have already
accounts-token-for-nothing = Choose at least one thing the key may do
accounts-too-many-tokens = You have twenty keys already. Revoke one that you no longer use.
accounts-scope-missing = Your key is not made for this. Make another under your account.
accounts-close-not-sure = Tick the box if you are sure
accounts-last-administrator = You are the only administrator. Give the role to somebody else before you leave.
accounts-body-missing = Choose the body this person works for

# Signing up
accounts-sign-up-title = Make an account
accounts-sign-up-lead = We mail you a link. Open it, and your account is ready.
accounts-email = E-mail address
accounts-sign-up-email-hint = It is never shown to anybody
accounts-name = Your name
accounts-name-hint = Shown with what you write
accounts-lang = Language
accounts-lang-hint = In which we write to you
accounts-sign-up-send = Mail me the link
accounts-sign-up-have = Have an account?
accounts-sign-up-why-title = What an account means
accounts-sign-up-why-public = With what you write, others see your name and the time, nothing else.
accounts-sign-up-why-private = Your address is used to write to you about your own affairs, and for what you follow.
accounts-sign-up-why-leave = You can see everything held about you, take it away, and leave at any time.
accounts-confirm-title = Open your account
accounts-confirm-send = Open my account
accounts-confirm-not-you = Was it not you? Then close this page: nothing has been stored.
accounts-password-choose = Choose a password
accounts-password-choose-hint = At least 10 characters. A few words that do not belong together are easy to remember and hard to guess
accounts-password-none = Without a password we mail you a link each time you sign in.
accounts-welcome = Your account is open, and you are signed in.

# Mail is on its way
accounts-sent-title = Look into your mail
accounts-sent-sign-up = We sent a mail to the address you gave. Open the link in it to go on; it is good for 24 hours.
accounts-sent-link = We sent a mail to the address you gave. Open the link in it to sign in; it is good for 30 minutes.
accounts-sent-reset = We sent a mail to the address you gave. Open the link in it to choose a new password; it is good for two hours.
accounts-sent-email = We sent a mail to the new address. Open the link in it within 24 hours; until then everything stays as it is.
accounts-sent-wait = It usually arrives within a minute. If it does not, look into the folder for unwanted mail.
accounts-sent-again = Nothing came? Try again
accounts-sent-demo = This is the demonstration: read the mails it would send

# Signing in and out
accounts-sign-in-title = Sign in
accounts-password = Password
accounts-password-hint = Not needed for a link by e-mail
accounts-sign-in-send = Sign in
accounts-sign-in-link = Mail me a link instead
accounts-sign-in-forgot = Forgotten your password?
accounts-sign-in-new = New here?
accounts-signed-in = You are signed in.
accounts-link-title = Sign in
accounts-link-lead = One step more, { $name }: the link signs you in on this device.
accounts-link-dead-title = This link does not work
accounts-link-again = Ask for a new link
accounts-sign-out-title = Sign out?
accounts-signed-out = You are signed out.
accounts-signed-out-everywhere = You are signed out on every device, this one included, and your keys for other programs work no longer.

# Passwords
accounts-reset-title = Choose a new password
accounts-reset-lead = Tell us the address of your account, and we mail you a link.
accounts-reset-send = Mail me the link
accounts-new-password-title = Choose a new password
accounts-new-password-lead = { $name }, this ends every session that is open with your account, and every key made for other programs.
accounts-first-password-title = Choose your password
accounts-first-password-lead = Welcome, { $name }. With this password you sign in from now on.
accounts-password-new = New password
accounts-password-send = Save the password
accounts-password-set = Your password is set, and you are signed in.
accounts-password-title = Change your password
accounts-password-lead = You stay signed in here; all other devices are signed out, and your keys for other programs end.
accounts-password-current = Your present password
accounts-password-first-lead = You sign in with mailed links. If you would rather have a password, we mail you a link to set one.
accounts-password-first-send = Mail me the link
accounts-password-changed = Your password is changed. Other devices are signed out, and your keys for other programs work no longer.

# Address
accounts-email-title = Change your e-mail address
accounts-email-lead = We write to { $email } now. The change takes effect when you open the link that we mail to the new address.
accounts-email-new = New e-mail address
accounts-email-send = Mail a link to the new address
accounts-confirm-email-title = Confirm your new address
accounts-confirm-email-lead = From now on we write to { $email }.
accounts-confirm-email-send = Use this address
accounts-email-changed = Your e-mail address is changed.

# Your account
accounts-title = Your account
accounts-to-contributions = What you wrote, and what became of it
accounts-to-contributions-text = Each text with where it stands. You can take it back there.
accounts-to-notifications-text = What you follow, and how soon you hear of it.
accounts-profile = Name and language
accounts-save = Save
accounts-saved = Saved.
accounts-credentials = How you sign in
accounts-password-set-state = set
accounts-password-unset-state = none; we mail you a link each time
accounts-since = With us since
accounts-sessions = Where you are signed in
accounts-sessions-lead = If you do not know one of these, sign it out and change your password. Signing out everywhere also ends your keys for other programs.
accounts-device-unknown = Unknown device
accounts-session-current = this device
accounts-session-seen = last used
accounts-session-opened = signed in on
accounts-session-end = Sign out
accounts-session-ended = That device is signed out.
accounts-sessions-end-all = Sign out everywhere
accounts-more = More

# Keys for the API
accounts-tokens-title = Keys for other programs
accounts-tokens-lead = With a key, a program of your choice acts in your name. Give it only what it needs. All keys end when you change your password or sign out everywhere.
accounts-tokens-yours = Your keys
accounts-tokens-none = No keys yet
accounts-tokens-none-text = Keys that you make are listed here, with their last use.
accounts-token-make = Make a key
accounts-token-name = What is it for?
accounts-token-name-hint = So that you recognise it later, such as ‘library screen’
accounts-token-scopes = What may it do?
accounts-scope-read = See what only you may see
accounts-scope-contribute = Comment, ask and post in your name
accounts-scope-follow = Follow and stop following
accounts-token-lifetime = How long is it good for?
accounts-token-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
accounts-token-send = Make the key
accounts-token-shown = Your key is made
accounts-token-copy = Copy it now: it is shown this once and kept nowhere
accounts-token-until = good until
accounts-token-used = last used
accounts-token-unused = not used yet
accounts-token-revoke = Revoke
accounts-token-revoked = The key is revoked and works no longer.

# Data held
accounts-data-title = What is held about you
accounts-data-lead = This is everything we keep about you. Nobody else sees more of it than your name beside what you wrote.
accounts-data-more = Besides
accounts-data-password = Of your password we keep only a fingerprint from which it cannot be read.
accounts-held-roles = { $count ->
    [0] No role beyond taking part
    [one] { $count } role
   *[other] { $count } roles
}
accounts-held-sessions = { $count ->
    [one] { $count } device on which you are signed in, with its kind and last use
   *[other] { $count } devices on which you are signed in, with their kind and last use
}
accounts-held-api-tokens = { $count ->
    [0] No keys for other programs
    [one] { $count } key for another program
   *[other] { $count } keys for other programs
}
accounts-held-contributions = { $count ->
    [0] Nothing that you wrote
    [one] { $count } contribution that you wrote
   *[other] { $count } contributions that you wrote
}
accounts-held-follows = { $count ->
    [0] Nothing that you follow
    [one] { $count } matter that you follow
   *[other] { $count } matters that you follow
}
accounts-held-files = { $count ->
    [0] No files attached to what you wrote
    [one] { $count } file you attached
   *[other] { $count } files you attached
}
accounts-held-mailed-questions = { $count ->
    [0] No questions by e-mail that wait for you
    [one] { $count } question you sent by e-mail and have not confirmed
   *[other] { $count } questions you sent by e-mail and have not confirmed
}
accounts-held-petitions-joined = { $count ->
    [0] No petitions that you joined
    [one] { $count } petition that you joined
   *[other] { $count } petitions that you joined
}
accounts-held-signatures = { $count ->
    [0] No signatures under petitions with your address
    [one] { $count } signature under a petition with your address
   *[other] { $count } signatures under petitions with your address
}
accounts-data-take = Take it with you
accounts-data-take-text = The file holds all of it, your texts included, in a form that other programs can read.
accounts-data-download = Download everything (JSON)
accounts-data-rights = What you can do
accounts-data-correct = Correct your name, language or address
accounts-data-withdraw = Withdraw something that you wrote
accounts-data-erase = Close your account and have your data erased
accounts-close-title = Close your account
accounts-close-lead = Your name, address, password, sessions, keys and what you follow are erased at once. This cannot be undone.
accounts-close-texts = What should happen to what you wrote?
accounts-close-keep = Leave it, without my name
accounts-close-keep-hint = Others answered it and decisions may rest on it. Nothing tells any more that it was yours.
accounts-close-erase = Erase it, too
accounts-close-erase-hint = The words are gone for good. Where they stood, a note says that something was erased by its author. A petition that others could sign stays, without your name: it is theirs, too.
accounts-close-sure = I am sure
accounts-close-send = Close my account
accounts-close-office = What you wrote as an official, moderator or editor belongs to the public record and stays.
accounts-close-first-data = See and download your data first
accounts-account-closed = Your account is closed. We mailed you a last confirmation.

# Mails
accounts-mail-not-you = If it was not you who asked, you need do nothing: this mail alone changes nothing.
accounts-mail-confirm-subject = Confirm your address at { $site }
accounts-mail-confirm-text = Somebody gave this address to make an account at { $site }. If that was you, open this page within 24 hours:
accounts-mail-confirm-not-you = If it was not you, you need do nothing: no account is made, and nothing about you is kept.
accounts-mail-exists-subject = You have an account at { $site } already
accounts-mail-exists-text = Somebody tried to make an account at { $site } with this address, but it has one already.
accounts-mail-exists-login = If that was you, sign in here:
accounts-mail-exists-reset = or choose a new password:
accounts-mail-link-subject = Your link to sign in at { $site }
accounts-mail-link-text = This link signs you in at { $site }. It works once, within 30 minutes:
accounts-mail-reset-subject = Choose a new password for { $site }
accounts-mail-reset-text = This link lets you choose a new password for { $site }. It works once, within two hours:
accounts-mail-unknown-subject = There is no account with this address at { $site }
accounts-mail-unknown-text = Somebody asked to sign in at { $site } with this address, but no account belongs to it. Perhaps yours has another address. To make an account, open:
accounts-mail-new-address-subject = Confirm your new address at { $site }
accounts-mail-new-address-text = Somebody with an account at { $site } wants to use this address from now on. If that was you, open this page within 24 hours:
accounts-mail-address-taken-subject = This address has an account at { $site } already
accounts-mail-address-taken-text = Somebody signed in at { $site } wanted to use this address, but it belongs to an account already. If both accounts are yours, close one of them first.
accounts-mail-address-asked-subject = A new address was named for your account at { $site }
accounts-mail-address-asked-text = Somebody signed in with your account at { $site } named another e-mail address for it. Nothing changes until the new address is confirmed.
accounts-mail-address-asked-not-you = If it was not you, change your password now; the change of address is then off:
accounts-mail-address-changed-subject = Your account at { $site } has a new address
accounts-mail-address-changed-text = Your account at { $site } now has another e-mail address. We no longer write to this one.
accounts-mail-address-changed-not-you = If it was not you, write to { $contact } at once.
accounts-mail-password-changed-subject = Your password at { $site } was changed
accounts-mail-password-changed-text = The password of your account at { $site } was changed, other devices were signed out, and keys made for other programs ended.
accounts-mail-password-changed-not-you = If it was not you, choose a new one now:
accounts-mail-closed-subject = Your account at { $site } is closed
accounts-mail-closed-text = As you asked, your account at { $site } is closed, and your name and address are erased.
accounts-mail-closed-erased = What you wrote is erased as well. A petition that others could sign stays, without your name.
accounts-mail-closed-kept = What you wrote stays, without your name.
accounts-mail-invited-subject = Your account at { $site }
accounts-mail-invited-text = An account was made for you at { $site }. Choose your password here:
accounts-mail-invited-days = The link is good for seven days. After that, ask for a new password with this address.
accounts-mail-suspended-subject = Your account at { $site } is suspended
accounts-mail-suspended-text = Your account at { $site } is suspended for the time being. The reason given:
accounts-mail-suspended-may = You can still sign in, read, follow and take your data away.
accounts-mail-restored-subject = Your account at { $site } works again
accounts-mail-restored-text = You can take part again at { $site } with your account.

# Public log
ledger-action-role-granted = Role granted
ledger-action-role-revoked = Role taken away
ledger-action-account-suspended = Account suspended
ledger-action-account-restored = Account restored
accounts-name-mixes-scripts = This name mixes letters of different alphabets that look alike. Write it in one alphabet.
accounts-name-imitates = This name reads like that of an official, a body or those who run this site. Add something that tells you apart, such as a second name.
