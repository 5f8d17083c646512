dev-components-title = Components
dev-mail-title = Mail that was sent
dev-mail-lead = In the demo nothing leaves this machine: every mail the site would send is kept here, the newest first.
dev-mail-none = Nothing was sent yet. Sign up, sign a petition or ask for a log-in link, and the mail appears here within a second.
dev-mail-to = To { $to }
