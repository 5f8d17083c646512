# Reading
documents-version = Version { $number }
documents-old-version = You are reading version { $number }, as it was. The current version is version { $current }.
documents-to-current = Read the current version
documents-to-document = Read the document
documents-in-document = Read it within the document
documents-is-current = current
documents-how-to-comment = Beside each section you see how many comments it has. Open them to read what others think and to write what you think.
documents-not-open-yet = Comments begin when the consultation opens.
documents-closed-text = The consultation has closed. What was said stays here to be read.
documents-whole-comments = { $count ->
    [0] Comment on the whole document
    [one] { $count } comment on the whole document
   *[other] { $count } comments on the whole document
}
documents-versions-title = Versions
documents-vanished-title = Comments on earlier sections
documents-vanished-text = These sections are no longer part of the current version. What was said about them counts all the same.
documents-new-version = Publish a new version

# Comments
documents-comments-title = Comments on ‘{ $what }’
documents-whole-text = Here is what people say about the document as a whole. Each section has its own comments beside its text.
documents-all-comments = All comments
documents-no-comments = Nobody has commented here yet. Say what you would keep, what you would change, and why; the body reads everything.
documents-comment-label = Your comment
documents-comment-hint = It appears at once, with your name. Say what should change and why. *Stars* make words stand out, a blank line begins a paragraph.
documents-comment-hint-pre = A moderator reads it first; then it appears with your name. Say what should change and why. *Stars* make words stand out, a blank line begins a paragraph.
documents-comment-send = Send this comment
documents-jump = Write a comment
documents-sign-in = Sign in to comment
documents-reply-title = Reply on ‘{ $what }’
documents-replies = { $count ->
    [0] No replies yet
    [one] { $count } reply
   *[other] { $count } replies
}
documents-reply-label = Your reply
documents-reply-send = Send this reply
documents-in-review = Thank you. A moderator reads it by { $day }. We e-mail you either way.
documents-section-was = This section was last part of version { $number }; version { $current } does not have it any more.
documents-section-gone = This section is no longer part of the document, so it takes no further comments. Comment on the current version instead.
documents-parent-gone = The comment you are replying to is no longer shown. You can send your text as a comment of its own.

# Publishing
documents-new-title = Publish a document
documents-title-label = Title
documents-summary-label = Summary
documents-summary-hint = Two or three sentences: what is proposed, and what it means for people.
documents-moderation-label = When a moderator reads comments
documents-moderation-same = As in the consultation
documents-moderation-post = After they appear, when a reader reports them
documents-moderation-pre = Before they appear
documents-source-label = Text in Markdown
documents-source-hint = Each heading (## Heading) begins a section that people can comment on. A number in front of a heading (‘Article 3’, ‘2.1’, ‘(4)’) is kept; without any, sections are numbered by themselves.
documents-note-label = What has changed
documents-note-hint = One or two sentences for readers. They stand in the list of versions.
documents-preview = Look at the sections first
documents-publish = Publish this document
documents-publish-version = Publish this version
documents-publish-hint = It is public at once. Followers of the consultation are told, and the public log records it. A published version cannot be changed, only followed by another.
documents-preview-title = { $count ->
    [one] One section
   *[other] { $count } sections
}
documents-preview-gone = These sections of the current version are missing from the new text. Their comments stay readable, but no longer beside a section.
documents-new-version-title = New version of ‘{ $title }’
documents-new-version-text = The text of version { $current } is in the field. Sections keep their comments: which one is which is found by their words, and you can correct it before you publish.
documents-published = The document is published.
documents-version-published = The new version is published.

# What is refused
documents-no-sections = Write some text; headings divide it into sections.
documents-too-many-sections = Use at most 6,000 headings, or make several documents of it.
documents-unchanged = Change the text; it is the same as in the current version.
documents-taken = Choose another title; this consultation has a document with this one.
documents-no-title = Give the document a title, or begin the text with one (# Title).
documents-newer-version = Somebody published another version meanwhile. Open the form again and work your changes into it.

# In the log and in the news
ledger-action-document-published = Document published
ledger-action-version-published = New version of a document published
news-document-published = New document
news-version-published = New version of a document

# Versions side by side
documents-compare-title = ‘{ $title }’: version { $from } and version { $to } compared
documents-compare-link = What changed from version { $from } to version { $to }
documents-compare-others = Other comparisons
documents-compare-side = Show the two versions side by side
documents-compare-inline = Show the changes within the text
documents-compare-words = The words of ‘{ $label }’ side by side
documents-compare-how = Words that came are underlined, words that went are struck through; a screen reader hears ‘added’ and ‘removed’ before them.
documents-compare-counts = Sections edited: { $edited }, added: { $added }, deleted: { $deleted }, moved: { $moved }, split off: { $split }, joined with another: { $merged }; with the same words: { $kept }.
documents-compare-same = { $count ->
    [one] One section without a change
   *[other] { $count } sections without a change
}
documents-change-kept = Same words
documents-change-edited = Edited
documents-change-added = Added
documents-change-deleted = Deleted
documents-change-split = Split off
documents-change-merged = Joined with another section
documents-change-moved = Moved
documents-line-moved-away = Moved elsewhere:
documents-line-moved-here = Moved here:
documents-was-called = Before: ‘{ $label }’.
documents-split-from = It was a part of ‘{ $label }’.
documents-merged-into = It is now a part of ‘{ $label }’.
documents-merged-in = ‘{ $label }’ has become a part of it.
documents-export = Version { $number } as a file:
documents-related = Sections that it was one with, or is now:
documents-made-on = Made on version { $number }.
documents-changed-since = The text has changed since:
documents-words-then = read the words as they were
documents-words-in = The words in version { $number }, and what has changed since
documents-quote-was = These words are no longer in the text.
documents-about-words = Comment on certain words, or suggest others
documents-quote-label = The words you mean
documents-quote-hint = Copy them from the section as they stand there.
documents-suggests-label = I suggest other words in their place
documents-replacement-label = What they should say
documents-replacement-hint = Leave it empty to suggest that they go.
documents-quote-gone = Copy the words exactly as they stand in the section; these are not there.
documents-quote-missing = Copy the words that you would change from the section.
documents-same-words = Write other words than those that stand there.

# What a version made of comments
documents-verdict-taken = Taken up.
documents-verdict-partly = Taken up in part.
documents-verdict-not_taken = Not taken up.
documents-verdict-label = What this version makes of them
documents-disposed-in = Version { $number }, on what was said here:
documents-disposed-of = { $count ->
    [one] The comment:
   *[other] The { $count } comments:
}
documents-dispositions-title = ‘{ $title }’: what version { $version } makes of comments
documents-dispositions-text = These sections were commented on before version { $version }. Say for each what became of it, and why: it stands below the section and on the page of each comment, and those who wrote are told by e-mail.
documents-dispositions-empty = Nobody commented on a section before this version.
documents-dispositions-comments = Comments that it is about
documents-dispositions-link = Say what became of comments
documents-reason-label = Why
documents-dispose = Publish this
documents-dispose-back = Take it back
documents-disposed = It is published, and those who wrote are told.
documents-mail-disposed-subject = What became of your comment on ‘{ $title }’
documents-mail-disposed-text = You commented on ‘{ $section }’ of ‘{ $title }’. This is what version { $version } made of it:
documents-mail-disposed-read = Read the section as it is now:
documents-mail-disposed-yours = Your comment and its whole way:
ledger-action-disposed = What became of comments on a section
ledger-action-disposition-taken-back = What was said about comments on a section taken back
ledger-action-taken-up = Taken up in a new version
ledger-action-taken-up-partly = Taken up in part in a new version
ledger-action-not-taken-up = Not taken up in a new version

# Reading a file
documents-file-label = Or a file: Word (.docx), HTML, Akoma Ntoso or Markdown
documents-file-hint = Up to 5 MB. It is read into the field below, and nothing is published yet.
documents-read-file = Read the file
documents-read = { $count ->
    [one] ‘{ $name }’ is read: one section. Nothing is published yet.
   *[other] ‘{ $name }’ is read: { $count } sections. Nothing is published yet.
}
documents-read-next = Look through the text in the field, then look at the sections.
documents-report-title = What was left out or changed
documents-report-text = Each with its place in the file. Everything else is in the field.
documents-report-empty = Nothing was left out.
documents-report-more = { $count } more:
documents-place-line = Line { $n }
documents-place-paragraph = Paragraph { $n }
documents-drop-picture = A picture is not taken: only PNG and JPEG files within the file are. Its description stays.
documents-drop-no-alternative = A picture has no description. Write one below.
documents-drop-merged-cells = Merged cells of a table were taken apart.
documents-drop-cell-structure = A list or table within a cell became lines of text.
documents-drop-deleted = Text that was marked as deleted was left out.
documents-drop-remark = Remarks in the margin were left out.
documents-drop-page-head = What stands at the head or foot of every page was left out.
documents-drop-drawing = A drawing, a box or a formula was left out; its words stay.
documents-drop-field = A field of the word processor keeps its last value only.
documents-drop-active = A script, a form or an embedded page was left out.
documents-drop-address = A link leads nowhere safe; its words stay.
documents-drop-loose-note = A footnote that nothing refers to was left out.
documents-drop-heading-note = A footnote in a heading moved to the text below it.
documents-drop-element = An element is not known here; its words stay.
documents-drop-part = An attachment, a table of contents or an editor’s remark was left out.
documents-drop-too-deep = The deepest levels were joined with those above them.
documents-drop-metadata = Data about the document were left out.
documents-file-too-large = Choose a smaller file: up to 5 MB here.
documents-too-long = Divide it into several documents; it has more than 4,000,000 characters.
documents-not-text = Save the file as UTF-8; it is not readable text.
documents-other-type = Choose a Word file (.docx), an HTML, Akoma Ntoso or Markdown file.
documents-other-xml = Choose Akoma Ntoso; this is XML of another kind.
documents-two-types = Save it anew from the program that made it; name and content pass for two types of file.
documents-damaged = Save it anew from the program that made it; the file is damaged.
documents-bomb = This file unpacks to more than anybody can read. It was not opened.
documents-encrypted = Take the password off the file first.
documents-entities = This file declares entities or a document type of its own, which is not safe. Save it without them.
documents-too-deep = The elements of this file are nested too deeply. Save it in a simpler form.
documents-macros = Save it without macros (.docx, not .docm).
documents-picture-too-large = Make the pictures smaller: up to 12,000 pixels a side and 50 million in all.

# Which section is which
documents-match-kept = { $count ->
    [0] No section stays just as it is.
    [one] One section stays just as it is.
   *[other] { $count } sections stay just as they are.
}
documents-match-how = Look whether these are the sections they are taken for: comments go with them. To change it, choose another section of the current version; empty the field for a section that is new.
documents-match-label = It is this section of the current version
documents-no-such-section = Choose a section of the current version, or empty the field.
documents-twice-the-same = Name each section of the current version once.
