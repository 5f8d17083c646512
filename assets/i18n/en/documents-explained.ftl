# Reading time
documents-reading-minutes = { $minutes ->
    [0] less than a minute to read
    [one] one minute to read
   *[other] { $minutes } minutes to read
}
documents-reading-hours = { $hours ->
    [one] an hour
   *[other] { $hours } hours
}{ $minutes ->
    [0] {""}
   *[other] {" "}and { $minutes } minutes
} to read
ui-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}

# Plain words
documents-plain-title = In plain words, not binding.
documents-plain-whole-title = The document in plain words, not binding.
documents-plain-behind = Written for version { $number }; the text has changed since.
documents-plain-link = Plain words
documents-plain-to-look = (look at { $count })
documents-plain-desk-title = ‘{ $title }’ in plain words
documents-plain-desk-text = Say briefly what the text says, for somebody who has never read one like it. It stands above the text, marked as not binding, and goes along to the next version. When a section changes, it is marked here until you confirm or rewrite it.
documents-plain-behind-count = { $count ->
    [one] One text has changed since its plain words were written. Look at it below.
   *[other] { $count } texts have changed since their plain words were written. Look at them below.
}
documents-plain-behind-desk = These words were written for version { $number }. Version { $current } says it otherwise: confirm them if they still fit, or rewrite them.
documents-plain-language = In which language:
documents-plain-whole = The whole document
documents-plain-preamble = What stands before the first heading
documents-plain-read-section = Read the section
documents-plain-label = In plain words
documents-plain-hint = Two to five short sentences. *Stars* make words stand out, a blank line begins a paragraph.
documents-plain-save = Save and show them
documents-plain-confirm = They still fit
documents-plain-take-back = Take them back
documents-plain-sections = What can be explained
documents-plain-state-none = no plain words yet
documents-plain-state-fits = explained
documents-plain-state-behind = explained; the text has changed since
documents-plain-saved = The plain words are shown now.
documents-plain-confirmed = The plain words are confirmed for this version.
documents-plain-taken-back = The plain words are no longer shown.
ledger-action-plain-words-written = Plain words for a document written
ledger-action-plain-words-confirmed = Plain words for a document confirmed
ledger-action-plain-words-taken-back = Plain words for a document taken back

# Glossary
documents-terms-here = Words explained
documents-term-close = Close
documents-glossary-link = All words of this document and where they stand
documents-glossary-title = Glossary of ‘{ $title }’
documents-glossary-lead = Words of this document that not everybody uses, and the sections in which they stand.
documents-glossary-empty = No word of this document is explained yet.
documents-glossary-site = Glossary of the whole site
documents-term-stands = Stands in:
documents-term-places = { $count ->
    [one] Stands in one section
   *[other] Stands in { $count } sections
}
documents-term-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
documents-term-nowhere = Stands nowhere in the current version.
documents-terms-link = Glossary
documents-terms-title = Words explained: { $what }
documents-terms-text-site = These words are marked and explained in every document of the site, and stand in its glossary.
documents-terms-text-consultation = These words are marked and explained in every document of the consultation.
documents-terms-text-document = These words are marked and explained in this document. Where the consultation or the site explains the same word, this explanation comes first.
documents-terms-see = See them as readers do
documents-term-new = Explain a word
documents-term-change = Change an explanation
documents-term-label = Word
documents-term-hint = One word or a few, as they stand in the text. Large and small letters make no difference.
documents-forms-label = Other forms
documents-forms-hint = Plurals and other spellings, one a line.
documents-term-lang = Language
documents-definition-label = Explanation
documents-definition-hint = One or two sentences that stand for themselves.
documents-term-save = Save and mark the word
documents-term-remove = Remove it
documents-term-another = Explain another word instead
documents-terms-known = Words that are explained
documents-terms-empty = None yet. Begin with the words that people ask about.
documents-term-saved = The word is explained wherever it stands.
documents-term-removed = The word is no longer explained.
documents-term-known = Change the explanation that is there already; this word has one here.
documents-term-no-word = Write a word with letters or digits.
documents-term-too-many = Remove some first; 2,000 words are explained here.
documents-forms-too-many = Name at most 20 other forms.
documents-forms-wrong = Write each form on a line of its own, with 2 to 100 characters.
ledger-action-term-explained = Word explained
ledger-action-term-removed = Explanation of a word removed
ledger-kind-glossary = Glossary

# Translations, as readers see them
documents-languages-also = You can also read it in
documents-languages-binding = Only this text is binding, in
documents-translation-of = of version { $number }
documents-translation-of-long = Translation of version { $number }
documents-translation-not-binding = This is a translation. It helps to understand the text and is not binding.
documents-translation-read-original = Read what is binding:
documents-translation-behind = Translation of version { $number }; the text is now version { $current }.
documents-translation-changed = { $count ->
    [0] None of the sections here has changed since.
    [one] One section has changed since, and is marked.
   *[other] { $count } sections have changed since, and are marked.
}
documents-translation-added = New since then, and not translated:
documents-translation-since-changed = This section has changed since.
documents-translation-since-gone = This section is no longer part of the document.
documents-translation-as-now = Read it as it is now
documents-translation-side = Show the original beside it
documents-translation-alone = Show the translation alone
documents-translation-missing = Not translated.
documents-translation-no-original = Only in the translation.
documents-translation-export = This translation as a file:

# Translations at the desk
documents-translations-link = Translations
documents-translations-title = ‘{ $title }’ in other languages
documents-translations-text = Only the text in { $language } is binding. Translations say so, stand beside it, and tell readers when the text has moved on. Comments always go to the original’s sections.
documents-translations-empty = There is no translation yet.
documents-translation-add = Add a translation
documents-translation-is-published = published
documents-translation-is-taken-back = taken back
documents-translation-moved-on = the text is now version { $current }
documents-translation-correct = Correct it
documents-translation-take-back = Take it back
documents-translation-reason = Why it is taken back; the public log says so
documents-translation-put-back-do = Publish it again
documents-translation-new-title = A translation of ‘{ $title }’
documents-translation-new-text = Choose the language and the version, then a file or the text. Its sections are laid beside those of the original by their order, their numbers and the figures within; look at them first, and correct what is wrong.
documents-translation-lang = Language of the translation
documents-translation-choose = Choose a language
documents-translation-version = What it translates
documents-translation-title = Title in that language
documents-translation-summary-hint = The summary of the document, in that language.
documents-translation-source-hint = As for the original: each heading (## Heading) begins a section. It is easiest when it has the same headings in the same order.
documents-aligning-how = Look whether each section stands beside the right one of the original. To change it, choose another; empty the field for a section that the original does not have.
documents-aligning-missing = These sections of the original are not translated. Readers are told so.
documents-aligning-none = stands beside no section of the original
documents-aligning-label = Section of the original
documents-aligning-look = Look at the sections first
documents-translation-publish = Publish this translation
documents-translation-publish-hint = It is public at once, and the public log records it. Publishing it again for the same version replaces it.
documents-translation-published = The translation is published.
documents-translation-taken-back = The translation is no longer shown.
documents-translation-put-back = The translation is shown again.
documents-translation-done = Somebody has done this already. Look at the list again.
documents-own-language = Choose another language; the document itself is in this one.
documents-not-in-original = Choose sections of the original only, or empty the field.
documents-twice-in-original = Name each section of the original once.
ledger-action-translation-published = Translation of a document published
ledger-action-translation-corrected = Translation of a document published anew
ledger-action-translation-taken-back = Translation of a document taken back
ledger-action-translation-put-back = Translation of a document published again
news-translation-published = New translation of a document

# The glossary of the site
home-glossary-place = Words from documents
home-glossary-own = Words of this site
home-glossary-find = Find it in documents
home-glossary-edit = Explain words for the whole site
