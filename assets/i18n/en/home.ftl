# Front page
home-title = Home
home-heading = Say it where it is decided
home-lead = { $site } asks before it decides, answers by a date, and shows what became of every word.
home-door-say = Say what you think
home-door-say-text = { $count ->
    [0] No consultation is open today; see what comes next
    [one] { $count } consultation is open now
   *[other] { $count } consultations are open now
}
home-door-ask = Ask a question
home-door-ask-text = { $count ->
    [one] An official answers within { $count } working day
   *[other] An official answers within { $count } working days
}
home-door-ask-plain = An official answers by a promised day
home-door-petition = Start a petition
home-door-petition-text = Gather signatures, and you get an answer in public
home-open = Open now
home-open-none = Nothing is open today. What opens next is among the dates on this page.
home-all-consultations = All consultations
home-decided = Just decided
home-decided-asked = People were asked
home-decided-said = They said
home-decided-by = { $body } decided
home-all-decisions = All decisions
home-petitions = Petitions gathering signatures
home-petition-progress = { $count ->
    [one] { $count } signature of { $needed } needed
   *[other] { $count } signatures of { $needed } needed
}
home-petition-past = { $count ->
    [one] { $count } signature, { $needed } was needed
   *[other] { $count } signatures, { $needed } were needed
}
home-all-petitions = All petitions
home-analysis = Waiting for a decision
home-promises = Are promises kept?
home-promises-none = Every question gets a day by which it must be answered. Once questions come in, you see here whether those days are kept.
home-promises-share = of answers came in time, counting those that are overdue
home-promises-share-label = { $share } of the promised answers came in time
home-promises-in-time = answered in time
home-promises-late = answered late
home-promises-running = { $count ->
    [one] waiting, still in time
   *[other] waiting, still in time
}
home-promises-overdue = overdue
home-promises-all = See every question and its date
home-dates = Next dates
home-dates-none = No dates lie ahead.
home-all-dates = The whole calendar
home-questions = Asked lately
home-all-questions = All questions
home-how = How this works
home-how-text = What you write gets an address of its own. There you can follow it until the decision that answers it.
home-how-link = Step by step

# Dates
home-month = { $month } { $year }
home-date-announced = Announced
home-date-opens = Opens
home-date-closes = Closes
home-date-results_due = Results promised
home-date-answer_due = Answer due
home-date-response_due = Response to a petition due
home-date-commitment_due = Commitment due
home-date-decided = Decided

# One consultation
home-draft-notice = Only editors see this page. It appears on the site when it is published and its announcement day has come.
home-phase-announced = Announced
home-phase-open = Open
home-phase-analysis = Analysis
home-phase-decided = Decision
home-phase-announced-text = You know what comes, and when
home-phase-open-text = You say what you think
home-phase-analysis-text = It is read, counted and weighed
home-phase-decided-text = It is answered, point by point
home-until = Until when
home-until-announced = It opens on { $opens } and closes on { $closes }.
home-until-open = You can take part until { $date }, { $time }.
home-until-analysis = It closed on { $closed }. Results are promised by { $date }.
home-until-results = It closed on { $closed }. Its results were published on { $date }; the decision is still to come.
home-until-overdue = It closed on { $closed }. Results were promised by { $date } and are overdue.
home-until-decided = It closed on { $closed } and was decided on { $date }.
home-who-decides = Who decides
home-decision = What was decided
home-read-decision = Read the decision and its reasons
home-take-part = Take part
home-take-part-later = How you will be able to take part
home-what-was-said = What was said
home-announced-text = From { $date } you can say what you think here. You can read what is there already.
home-moderated-before = A moderator reads each contribution before it appears, by a promised day. We e-mail you either way.
home-moderated-mixed = At some of the places below a moderator reads what you write before it appears, by a promised day; at others it appears at once. The form says which.
home-moderated-after = What you write appears at once. A moderator looks at it when a reader reports it.
home-moderation-rules = The moderation rules
home-closed-text = { $count ->
    [0] Nobody wrote anything while it was open.
    [one] { $count } contribution came in. It stays here for everybody to read.
   *[other] { $count } contributions came in. They stay here for everybody to read.
}
home-way-document = Read it and comment on any paragraph
home-document-facts = { $comments ->
    [0] Version { $version } · { $sections } sections · no comments yet
    [one] Version { $version } · { $sections } sections · { $comments } comment
   *[other] Version { $version } · { $sections } sections · { $comments } comments
}
home-way-forum = Discuss it with others
home-forum-facts = { $topics ->
    [one] { $topics } topic
   *[other] { $topics } topics
} · { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}
home-way-ask = Ask a question about it
home-way-ask-text = { $count ->
    [one] An official answers within { $count } working day, for everybody to read
   *[other] An official answers within { $count } working days, for everybody to read
}
home-question-facts = { $count ->
    [0] Nothing asked yet
    [one] { $count } question asked
   *[other] { $count } questions asked
}
home-nothing-yet = Documents and a forum will be listed here as soon as the editors have published them.
home-other-ways = By e-mail, on paper or by phone
home-other-ways-text = Write or call if you prefer. What reaches the body this way counts exactly as what is written here.
home-results = Results
home-results-published = Published on
home-about-it = What it is about
home-questions-about = Questions about it
home-its-dates = Dates
home-stay = Stay informed
home-feed = Feed of consultations (Atom)
home-who-asks = Who asks
home-history = What happened to this page
home-history-until = open until { $date }
home-edit = Edit this consultation

# Calendar
home-calendar-title = Calendar
home-calendar-lead = What opens, what closes, and by when answers and results are promised.
home-calendar-none = No dates lie ahead
home-calendar-none-text = When a consultation is announced or a question is asked, its dates are listed here.
home-calendar-past = See what was decided
home-calendar-subscribe = In your own calendar
home-calendar-subscribe-text = Add one of these addresses to your calendar. Dates that move, move there too.
home-calendar-all = All dates (iCalendar)

# How it works
home-about-title = How it works
home-about-lead = From what you say to what is decided, each step has a date and somebody responsible. You can look it up at any time, without an account.
home-about-chain = From your words to the decision
home-about-chain-text = Everything you write takes the same way, and its own page shows how far it has come.
home-about-chain-write = You write.
home-about-chain-write-text = A comment, a post, a question, a petition. You get a permanent address for it at once.
home-about-chain-read = It is published.
home-about-chain-read-text = At once, or after a moderator has read it. If it is not published, you are told which rule it broke.
home-about-chain-count = It is counted.
home-about-chain-count-text = When the consultation closes, all contributions are counted and read by topic. The results are published and can no longer be changed.
home-about-chain-answer = It is answered.
home-about-chain-answer-text = The decision says for each topic what people said, what was decided, and why. Your page links to the answer.
home-about-chain-keep = It is kept.
home-about-chain-keep-text = What was promised in the decision is listed with dates until it is done.
home-about-consultation = A consultation
home-about-consultation-text = A body asks the public before it decides. The rules and dates are fixed before it opens.
home-about-consultation-1 = It is announced, with the day it opens and the day it closes.
home-about-consultation-2 = While it is open, you comment on the document, discuss in the forum and ask questions. It can be extended but never cut short.
home-about-consultation-3 = After it closes, what was said is analysed. Results are promised within twelve weeks.
home-about-consultation-4 = The decision is published and answers the results topic by topic.
home-about-question = A question
home-about-question-text = You ask a body something. It owes you an answer by a day that everybody can see.
home-about-question-1 = You choose the body and write your question. If it was asked before, you see the answer while you write.
home-about-question-2 = The day of the answer is worked out at once, in working days.
home-about-question-3 = An official answers in public, and you get an e-mail.
home-about-question-4 = If the day passes without an answer, the question is shown as overdue until it is answered.
home-about-petition = A petition
home-about-petition-text = You ask a body to do something, and others sign.
home-about-petition-1 = You write what should be done and why. A moderator reads it against the published rules.
home-about-petition-2 = People sign with their name and e-mail address, and confirm by e-mail. No account is needed.
home-about-petition-3 = The number of signatures that calls for an answer is fixed when the petition opens.
home-about-petition-4 = When it is reached, the body owes a public response by a promised day.
home-about-moderation = Moderation
home-about-moderation-text = Moderators keep the discussion within rules that everybody can read. They do not judge opinions.
home-about-moderation-1 = Anyone can report a contribution.
home-about-moderation-2 = A moderator decides by a promised day and has to name the rule.
home-about-moderation-3 = The author is told the reason. Something that was removed leaves a mark with the reason; it does not vanish.
home-about-moderation-4 = Every decision is counted and listed in the public log.
home-about-proof = You need not take our word for it
home-about-proof-text = Every public act is entered in a log to which one can only add. The figures of the results can be recomputed from open data.

# Accessibility
home-access-title = Accessibility
home-access-lead = Everybody should be able to read and say everything here, whatever device or aid they use. If you cannot, that is our mistake, and we want to know.
home-access-standard = The standard we keep to
home-access-standard-text = This site is built to the Web Content Accessibility Guidelines 2.2, level AA. Text keeps the stronger contrast of level AAA.
home-access-does = What you can count on
home-access-does-script = Every page works without JavaScript, on old phones and in text browsers.
home-access-does-keyboard = Everything can be reached and used with the keyboard alone, and you always see where you are.
home-access-does-zoom = Text can be enlarged to 400 % and pages read at a width of 320 pixels without scrolling sideways.
home-access-does-colour = Nothing is said by colour alone, and the site follows your choice of light or dark.
home-access-does-reader = Headings, lists, tables, fields and errors are marked up so that screen readers announce them. Every chart has its figures in a table beside it.
home-access-does-language = The interface is in English and Spanish. Texts in another language are marked, so that they are read aloud correctly.
home-access-does-print = Pages print without the navigation and with their address.
home-access-limits = Where we fall short
home-access-limits-text = We know of these limits:
home-access-limits-files = Files that a body or a reader attaches may not be accessible. Ask for another form; you get it without having to say why.
home-access-limits-words = What people write appears as they wrote it. It may be hard to read or lack a translation.
home-access-tell = Tell us what does not work
home-access-tell-text = Say which page it was and what you wanted to do. You need not know the technical name of the problem.
home-write-to = Write to
home-write-body = Write to or call one of the bodies under
home-write-answer = You get an answer within ten working days.
home-access-other = If the website is not for you
home-access-other-text = You can take part by e-mail, letter and phone. Each consultation names the address. What comes in that way counts the same.
home-access-tested = How we test
home-access-tested-text = Each page is checked by an automatic test in both languages, in the light and the dark scheme, and with script switched off, before a change goes live. People who use screen readers find what tests miss: please write to us.

# Privacy
home-privacy-title = Privacy
home-privacy-lead = We keep what is needed for you to be heard, and nothing to watch you. There is no advertising, no tracking, and nothing is loaded from other companies.
home-privacy-kept = What is kept
home-privacy-kept-text = What you say in public is public, because a public debate must be open to everybody. Who you are beyond the name you choose is not.
home-privacy-table = What is kept, why, who sees it and for how long
home-privacy-what = What
home-privacy-why = Why
home-privacy-seen = Who sees it
home-privacy-long = How long
home-privacy-visit = That you visit a page
home-privacy-visit-why = To answer you, and to stop floods of requests
home-privacy-visit-seen = Nobody; your network address is held in memory only
home-privacy-visit-long = Minutes
home-privacy-account = Your account: name, e-mail address, language, a scrambled form of your password
home-privacy-account-why = So that you can sign in and be told what happens
home-privacy-account-seen = The public sees the name you chose; administrators see the rest, but never your password
home-privacy-account-long = Until you close the account
home-privacy-session = That you are signed in, and roughly on which device
home-privacy-session-why = So that you need not sign in on every page, and can sign out elsewhere
home-privacy-session-seen = You
home-privacy-session-long = 30 days after you were last here
home-privacy-words = What you write: comments, posts, questions, petitions
home-privacy-words-why = So that it is heard, counted and answered
home-privacy-words-seen = Everybody, with the name you chose
home-privacy-words-long = As long as the matter is on public record, or until you withdraw it
home-privacy-signature = Your signature: name, e-mail address, postcode, country, and your network without its last part
home-privacy-signature-why = So that each person counts once, and programs do not count
home-privacy-signature-seen = Moderators who look into abuse, and each look is in the public log; the public sees only the number
home-privacy-signature-long = Names, addresses and networks: until six months after the petition closes, unless the site says otherwise. Country, district and day: as long as the petition is on record
home-privacy-follow = What you follow
home-privacy-follow-why = To send you the news you asked for
home-privacy-follow-seen = You
home-privacy-follow-long = Until you stop following
home-privacy-report = Your reports to moderators
home-privacy-report-why = So that a moderator can decide
home-privacy-report-seen = Moderators; never the author you reported
home-privacy-report-long = As long as the case is on record
home-privacy-mail = E-mails we send you
home-privacy-mail-why = To be sure each is sent once
home-privacy-mail-seen = Administrators
home-privacy-mail-long = As long as operating the service needs it
home-privacy-cookies = Cookies
home-privacy-cookies-text = There are three, all our own: one keeps you signed in, one remembers the language you chose, and one carries the message ‘that worked’ to the next page. None follows you anywhere, so we do not have to ask you to accept them.
home-privacy-rights = Your rights
home-privacy-rights-text = You can at any time, free and without giving a reason:
home-privacy-right-see = see what is held about you;
home-privacy-right-correct = have it corrected;
home-privacy-right-withdraw = withdraw something you wrote, under Your account;
home-privacy-right-erase = have your account and what you wrote erased: the words go, and a mark remains that something stood there;
home-privacy-right-object = object to how your data is used, and complain to your data-protection authority.
home-privacy-log = The public log
home-privacy-log-text = The log of public acts holds no names and no texts, only that something happened and a sealed fingerprint of the text. If your text is erased, its seal can no longer be opened, and the log stays whole.

# Glossary
home-glossary-title = Glossary
home-glossary-lead = The words used on this site, in plain language.
home-term-answer = Answer
home-term-answer-is = What an official says to a question, in public and in the name of a body.
home-term-appeal = Appeal
home-term-appeal-is = Asking for a moderation decision to be looked at again by somebody else.
home-term-body = Body
home-term-body-is = A public authority, office or council that asks, answers and decides here.
home-term-channel = Channel
home-term-channel-is = The way a contribution came in: on this site, by e-mail, on paper, by phone or at a meeting. All count the same.
home-term-comment = Comment
home-term-comment-is = What somebody says about a document or one of its sections.
home-term-commitment = Commitment
home-term-commitment-is = Something a body promises in a decision to do by a certain day. It stays listed until it is done.
home-term-consultation = Consultation
home-term-consultation-is = A body asks the public about something before it decides, for a fixed time.
home-term-contribution = Contribution
home-term-contribution-is = Anything a person sends in, whatever the channel: a comment, a post, a question, a petition, a letter.
home-term-decision-record = Decision record
home-term-decision-record-is = The published decision. It says topic by topic what people said, what was decided and why.
home-term-digest = Digest
home-term-digest-is = One e-mail a day with all the news you follow. In results: a fingerprint that shows that nothing was changed.
home-term-document = Document
home-term-document-is = The text that is proposed or explained in a consultation, divided into numbered sections.
home-term-due-date = Due date
home-term-due-date-is = The day by which a body owes something. It is counted in working days and shown to everybody.
home-term-follow = Follow
home-term-follow-is = To ask for news of a consultation, petition or question by e-mail.
home-term-forum = Forum
home-term-forum-is = A place to discuss a consultation with others, in topics.
home-term-ledger = Ledger
home-term-ledger-is = The log of all public acts. Entries can only be added, never changed or removed.
home-term-moderation = Moderation
home-term-moderation-is = Reading contributions against published rules, before or after they appear.
home-term-moderator = Moderator
home-term-moderator-is = A person who does so, and gives a reason for every decision.
home-term-official = Official
home-term-official-is = Somebody who works for a body and speaks in its name here.
home-term-participation = Participation
home-term-participation-is = Taking part without words of one’s own: a signature or a vote. Who it was stays private; the number is public.
home-term-petition = Petition
home-term-petition-is = A request to a body that others can sign. With enough signatures the body owes a response.
home-term-phase = Phase
home-term-phase-is = Where a consultation stands: announced, open, in analysis, decided.
home-term-question = Question
home-term-question-is = Something you ask a body. It has to be answered by its due date.
home-term-reason = Reason
home-term-reason-is = The published rule on which a moderator bases a decision.
home-term-receipt = Receipt
home-term-receipt-is = Proof that something you sent arrived, and when.
home-term-report = Report
home-term-report-is = Telling the moderators that a contribution may break the rules.
home-term-response = Response
home-term-response-is = What a body says to a petition that gathered enough signatures.
home-term-result = Result
home-term-result-is = What came out of a consultation, counted and published. It can no longer be changed.
home-term-section = Section
home-term-section-is = A numbered part of a document that can be commented on by itself.
home-term-signature = Signature
home-term-signature-is = Somebody’s support for a petition, confirmed by e-mail.
home-term-theme = Theme
home-term-theme-is = A topic that many contributions share. The decision answers each theme.
home-term-threshold = Threshold
home-term-threshold-is = The number of signatures from which a petition must be answered.
home-term-version = Version
home-term-version-is = A document as it stood at one time. Earlier versions stay readable.
