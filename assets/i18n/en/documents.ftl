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
documents-preview-gone = No section of the new text is one of these. Their comments stay readable; where a section has become a part of another one, name that one, and they are read there.
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
documents-compare-renumbered = { $count } sections only have new numbers: from ‘{ $first }’ (before: ‘{ $old_first }’) to ‘{ $last }’ (before: ‘{ $old_last }’).
documents-compare-renumbered-one = ‘{ $label }’ only has a new number (before: ‘{ $old }’).
documents-compare-since = Compare it with the current version
documents-compare-choose = Versions to compare
documents-compare-from = From
documents-compare-to = To
documents-compare-do = Compare
documents-note-picture-replaced = A picture was replaced:
documents-note-picture-added = A picture was added:
documents-note-picture-removed = A picture was taken out:
documents-note-picture-before = the picture before
documents-note-picture-now = the picture now
documents-note-link-changed = A link leads elsewhere:
documents-note-link-added = A link was added:
documents-note-link-removed = A link was taken out:
documents-note-form-changed = The words are the same; what is stressed, or the order of pictures and links, has changed.
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
documents-line-moved-edited = Moved here and changed:
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
documents-quote-now = These words are now in
documents-quote-was = These words are no longer in the text.
documents-about-words = Comment on certain words, or suggest others
documents-quote-label = The words you mean
documents-quote-selected = Comment on the selected words
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
documents-dispositions-text = These sections were commented on before version { $version }. Say for each what became of it, and why: both stand below the section and on the page of each comment, and those who wrote are told by e-mail.
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
ledger-action-disposition-changed = What became of comments on a section said otherwise
ledger-action-answer-changed = What a new version made of it said otherwise
ledger-action-answer-taken-back = What a new version was said to have made of it taken back
ledger-verdict-taken = Taken up.
ledger-verdict-partly = Taken up in part.
ledger-verdict-not_taken = Not taken up.
ledger-version = Version { $version }:
ledger-version-made = Comment on version { $made }, answered in version { $version }:
documents-dispositions-waiting = ({ $count ->
    [one] 1 section waits
   *[other] { $count } sections wait
})
documents-dispositions-notice = { $count ->
    [one] One section was commented on before this version, and nobody has said what became of it.
   *[other] { $count } sections were commented on before this version, and nobody has said what became of it.
}
documents-dispositions-unanswered = { $count ->
    [one] One section waits for an answer
   *[other] { $count } sections wait for an answer
}
documents-dispositions-answered = Answered
documents-dispositions-count = { $count } not answered
documents-dispositions-hint = Those that are ticked get this answer, and their authors are told.
documents-dispositions-more = { $count ->
    [one] One further comment is listed as soon as these are answered.
   *[other] { $count } further comments are listed as soon as these are answered.
}
documents-dispositions-before = Answered already; tick one only if this answer is about it as well.
documents-dispositions-quote = About the words:
documents-disposition-title = What became of comments on ‘{ $section }’
documents-disposition-read = Read the section with all comments
documents-disposed-in-short = Answered in version { $number }:
documents-disposed-same = That was said already: nothing has changed, and nobody was told again.
documents-disposed-back = It is taken back, and those who wrote are told.
documents-no-comment = Tick at least one comment that this is about.
documents-reason-hint = What the text now says, or why it does not. Everybody reads it.
documents-back-label = Why it is taken back
documents-back-hint = Those who wrote read it, and so does everybody in the log.
documents-answered-gone = no longer shown
documents-left-title = What this version made of comments on sections that it left out
documents-traced-gone = Version { $number } no longer has this section.
documents-traced-same = The text is the same in version { $number }.
documents-traced-now = The section is now called
documents-traced-outcome = What version { $number } made of it:
documents-source = Version { $number }, as it was published and logged:
documents-source-link = source (Markdown)
documents-mail-anew-subject = Said otherwise: what became of your comment on ‘{ $title }’
documents-mail-anew-text = You commented on ‘{ $section }’ of ‘{ $title }’. What version { $version } made of it is now said otherwise:
documents-mail-back-subject = Taken back: what became of your comment on ‘{ $title }’
documents-mail-back-text = You commented on ‘{ $section }’ of ‘{ $title }’. This is what version { $version } was said to have made of it, and it no longer stands:
documents-mail-back-why = Why it is taken back:
documents-mail-back-none = It is no longer said of your comment, only of others.

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
documents-drop-markup = Underlining, colour or marking was left out; the words stay.
documents-drop-hidden = Text that the file does not show was left out.
documents-drop-row-head = The heading of a row became a plain cell.
documents-drop-long-table = A table with more than 5,000 rows was divided.
documents-drop-reference = A reference to another act leads nowhere on the web; its words stay.
documents-too-many-attributes = In line { $line } an element has more than 256 attributes. Save the file in a simpler form.
documents-read-lang = The file says that it is written in another language than is published here: { $lang }. Look whether it is the right file.
documents-source-of-translation = The translation, as it was published and logged:
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
documents-match-how = Look whether these are the sections they are taken for: comments go with them. To change it, choose another section of the current version, say that it is a piece of one, or empty the field for a section that is new.
documents-match-label = Section of the current version
documents-match-as = What ‘{ $label }’ is
documents-match-same = It is this section
documents-match-piece = It is a piece of this section
documents-match-into = ‘{ $label }’ has become a part of
documents-match-before = Before
documents-match-now = Now
documents-no-such-section = ‘{ $section }’: no section is called ‘{ $said }’. Choose one from the list, or empty the field.
documents-several-sections = ‘{ $section }’: several sections are called ‘{ $said }’. Choose one from the list by its address, which begins with #.
documents-twice-the-same = ‘{ $section }’: ‘{ $said }’ is named for another section already. Name each section of the current version once.
