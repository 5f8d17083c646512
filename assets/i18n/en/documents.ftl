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
documents-source-hint = Each heading (## Heading) begins a section that people can comment on. Sections are numbered by themselves.
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
documents-preview-gone = These sections of the current version are missing from the new text. Their comments stay readable, but no longer beside a section. To keep them beside it, keep its heading.
documents-new-version-title = New version of ‘{ $title }’
documents-new-version-text = The text of version { $current } is in the field. A section keeps its comments as long as it keeps its heading.
documents-published = The document is published.
documents-version-published = The new version is published.

# What is refused
documents-no-sections = Write some text; headings divide it into sections.
documents-too-many-sections = Use at most 500 headings, or make several documents of it.
documents-unchanged = Change the text; it is the same as in the current version.
documents-taken = Choose another title; this consultation has a document with this one.
documents-no-title = Give the document a title, or begin the text with one (# Title).
documents-newer-version = Somebody published another version meanwhile. Open the form again and work your changes into it.

# In the log and in the news
ledger-action-document-published = Document published
ledger-action-version-published = New version of a document published
news-document-published = New document
news-version-published = New version of a document
