# What goes with a document
documents-attachments = Attachments
documents-attachments-count = { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}
documents-attachment-elsewhere = { $kind } at { $site }
documents-attachment-leaves = The link leads to another site, which has its own rules and sees that you come.
documents-attachment-gone = Taken away on
documents-attachment-gone-text = This attachment was taken away.
documents-attachment-transcript = Read what is said
documents-attachment-more = More about it
documents-attachment-shows = What it shows
documents-attachment-about = What it is
documents-attachment-of = Came with version { $version }
documents-attachment-until = Goes with versions up to { $version }
files-kind-mp3 = Recording (MP3)
files-kind-wav = Recording (WAV)
files-kind-video = Video
files-kind-recording = Recording
files-kind-page = Web page

# The editor’s desk
documents-attachments-desk = Attachments of this document
documents-attachments-title = Attachments of ‘{ $title }’
documents-attachments-text = PDFs, pictures, recordings and links that go with the document. They stand below its text, in this order, and stay when a new version comes.
documents-attachments-empty = Nothing is attached yet. Add a plan as a PDF, a picture, a recording, or a link to a video.
documents-attachments-ordered = The order is changed.
documents-attach-file = Add a file
documents-attach-link = Add a link
documents-attach-file-title = Add a file
documents-attach-link-title = Add a link
documents-attach-link-text = Videos stay where they are: readers see the title and the site, and nothing is loaded from there before they follow the link.
documents-attach-file-send = Add this file
documents-attach-link-send = Add this link
documents-attach-hint = It is public as soon as the consultation is. It goes with version { $version } and all that follow, and the public log records it.
documents-attached = It is attached.
documents-attachment-file-label = File
documents-attachment-other-label = Another file in its place
documents-attachment-file-hint = PDF, JPEG, PNG, MP3 or WAV, up to { $max } MB. Place, date, device and authors are taken out of it; a PDF is written anew without anything that runs.
documents-attachment-kept = We have kept your file:
documents-attachment-title-label = Title
documents-attachment-title-hint = What readers see as the link: ‘Cross-section of the bridge’.
documents-attachment-words-label = What it shows or says
documents-attachment-words-hint-file = A picture needs it: what is to be seen, for those who do not see it, in up to 500 characters. A recording needs what is said in it, word for word, here or at an address below. For a PDF say what is in it.
documents-attachment-words-hint-link = One or two sentences: what is to be seen or heard there.
documents-attachment-words-url-label = Address of a transcript
documents-attachment-words-url-hint = Where what is said can be read, by those who do not hear it.
documents-attachment-url-label = Address
documents-attachment-url-hint = It begins with https://
documents-attachment-kind-label = What is there
documents-attachment-title = Attachment ‘{ $title }’
documents-attachment-see = See it as readers do
documents-attachment-change = Change or take away
documents-attachment-up = Move up
documents-attachment-down = Move down
documents-attachment-save = Save
documents-attachment-saved = It is saved.
documents-attachment-leave-title = Leave it with earlier versions
documents-attachment-leave-text = It stays with the versions that it came with, and does not go with version { $version } any more.
documents-attachment-leave = Leave it with earlier versions
documents-attachment-left = It stays with earlier versions only.
documents-attachment-remove-title = Take it away
documents-attachment-remove-text = Nobody can open it any more, with any version. Its title and your reason stay to be read, and you can put it back.
documents-attachment-reason-label = Why
documents-attachment-remove = Take it away
documents-attachment-removed = It is taken away.
documents-attachment-restore = Put it back
documents-attachment-restored = It is back.

# What is refused
documents-attachment-choose = Choose a file.
documents-attachment-wrong-type = ‘{ $name }’ is not a PDF, JPEG, PNG, MP3 or WAV file. Save it as one of these and choose that
documents-attachment-file-gone = The file is no longer kept for you. Choose it again.
documents-attachment-needs-alternative = Say what the picture shows, in at least 3 characters: without that, people who do not see it would not know.
documents-attachment-alternative-too-long = Say in up to 500 characters what the picture shows; what is longer belongs into the text.
documents-attachment-needs-transcript = Write down what is said in the recording, or give the address where it can be read.
documents-attachment-is-text = Leave this empty: it is text already.
documents-attachment-address = Write a whole address of the web: https://…
documents-attachment-twice = This link is attached already.
documents-attachments-too-many = There are as many attachments as a document may have. Take one away first.
documents-attachment-changed = Somebody changed this attachment meanwhile. Look at it again.
files-wrong-said = ‘{ $name }’ is not the type of file that your computer says. Save it anew from the program that made it
files-two-types = ‘{ $name }’ passes for two types of file at once. Save it anew from the program that made it
files-too-many-pixels = ‘{ $name }’ has too many pixels: up to 12,000 a side and 50 million in all. Make it smaller
files-active = ‘{ $name }’ runs something by itself or carries other files. Print it to a new PDF and choose that
files-locked = ‘{ $name }’ is locked with a password. Take it off first
files-signed = ‘{ $name }’ bears a digital signature, which would not survive here. Link to where it is kept, or print it to a new PDF

# Pictures that nobody has described
documents-describe-title = Pictures without a description
documents-describe-text = Say what each picture shows, for those who do not see it. Nothing is published before.
documents-describe-unseen = Picture { $n }, not described yet
documents-describe-label = What picture { $n } shows
documents-describe-decorates = Picture { $n } only decorates
documents-pictures-undescribed = Describe every picture, or say that it only decorates.

# In the log and in the news
ledger-action-attachment-added = Attachment added to a document
ledger-action-attachment-changed = What is said about an attachment changed
ledger-action-attachments-ordered = Attachments of a document put in another order
ledger-action-attachment-removed = Attachment of a document taken away
ledger-action-attachment-restored = Attachment of a document put back
ledger-action-attachment-left = Attachment left with earlier versions of a document
news-attachment-added = New attachment of a document

# Sections that went into others
documents-piece-comments = { $count ->
    [one] One comment on words that stand here now, made on a section that they were a part of:
   *[other] { $count } comments on words that stand here now, made on a section that they were a part of:
}
documents-merged-comments = { $count ->
    [one] One comment made on a section that was merged here:
   *[other] { $count } comments made on a section that was merged here:
}
