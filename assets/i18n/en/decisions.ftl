decisions-title = Decisions
decisions-lead = What people were asked, what was decided, and what became of the promises made with it.
decisions-none = No decisions are published yet
decisions-none-text = When a body has decided after a consultation, its answer to what people said stands here, theme by theme.
decisions-see-results = See the results of consultations
decisions-decided-on = Decided on
decisions-published-on = published on
decisions-about = on
decisions-kept = { $done } of { $total ->
    [one] one commitment
   *[other] { $total } commitments
} done
decisions-asked = What was asked
decisions-summary = What was decided
decisions-themes = Theme by theme
decisions-theme-number = Theme { $number }
decisions-commitments = Commitments
decisions-commitments-lead = What was promised with this decision, by when, and how far it is.
decisions-no-commitments = No commitments were made with this decision.
decisions-due = due on
decisions-updated = last report on
decisions-state-planned = Planned
decisions-state-in_progress = In progress
decisions-state-done = Done
decisions-state-dropped = Dropped
decisions-state-overdue = Overdue
decisions-everything = Everything behind it
decisions-results = Results
decisions-documents = Documents
decisions-behind = What was said on ‘{ $theme }’
decisions-all-behind = See all { $count } contributions
decisions-behind-count = { $count ->
    [0] No contributions are linked to this theme.
    [one] One contribution stands behind this theme.
   *[other] { $count } contributions stand behind this theme.
}
decisions-see-answer = See what was decided
decisions-nothing-behind = No contribution was linked to this theme. What was said is summed up in the decision itself.
decisions-history = What happened since
decisions-digest-text = The words of this decision do not change any more. Anybody can work out the digest again from its data:
decisions-json = this decision, machine-readable (JSON)

decisions-new = Draft a decision record
decisions-new-lead = Answer what people said in ‘{ $consultation }’. Begin with the outline; themes, contributions and commitments come next. Nothing is public until you publish it.
decisions-drafts = Drafts already begun
decisions-begin = Begin the draft
decisions-edit = Decision record, a draft
decisions-edit-lead = Decision on ‘{ $consultation }’. Only editors see this draft.
decisions-wait = The consultation closes on { $when }. You can publish after that.
decisions-title-suggested = Decision: { $consultation }
decisions-field-title = Title
decisions-field-asked = What was asked
decisions-field-asked-hint = In one paragraph, as the public was asked.
decisions-field-summary = What was decided, as a whole
decisions-field-summary-hint = Begin with the decision itself. You can use Markdown.
decisions-field-decided-on = Day of the decision
decisions-field-results = Results this decision answers
decisions-field-results-hint = At least one published result of this consultation.
decisions-results-missing = No results of this consultation are published yet.
decisions-draft-results = Draft results
decisions-themes-hint = One theme for each matter that people raised. Each must say what was said, what was decided and why, also where you did not follow it.
decisions-field-theme-title = Theme
decisions-field-theme-title-hint = A few words: what it is about.
decisions-field-cites = Contributions behind this theme
decisions-field-cites-hint = One per line: the address of its page (/c/…) or its token.
decisions-pick-link = Search the contributions and choose
decisions-pick-save-first = Save what you wrote before.
decisions-remove-theme = Remove theme { $number }
decisions-add-theme = Add a theme
decisions-commitments-hint = What a body promises to do, and by which day. Its officials report here how far it is.
decisions-commitment-number = Commitment { $number }
decisions-field-commitment = What is promised
decisions-field-due = By
decisions-field-body = Who keeps it
decisions-remove-commitment = Remove commitment { $number }
decisions-add-commitment = Add a commitment
decisions-save-draft = Save the draft
decisions-publish = Publish the decision
decisions-publish-hint = When you publish, nobody can change the text any more. Each contribution shows where it was answered, its author gets one e-mail, and followers are told.
decisions-delete = Delete this draft
decisions-delete-text = The draft is gone for good, with its themes and commitments. Contributions and results are not touched.
decisions-delete-yes = Yes, delete the draft
decisions-pick = Choose contributions
decisions-pick-lead = For the theme: { $theme }
decisions-pick-search = Words in the text or the author’s name
decisions-pick-legend = Public contributions, newest first
decisions-pick-cited = already chosen
decisions-pick-add = Put the chosen ones behind this theme
decisions-pick-none = Nothing found here. Try fewer or other words.
decisions-draft-saved = The draft is saved.
decisions-draft-deleted = The draft is deleted.
decisions-published = The decision is published.
decisions-cited-added = The contributions are behind the theme now.
decisions-commitment-update = Report on a commitment
decisions-field-state = How far is it?
decisions-field-note = What there is to say
decisions-field-note-hint = Everybody can read this. If it is dropped, say why.
decisions-commitment-save = Publish this report
decisions-commitment-saved = Your report is public.

decisions-already-published = This decision is published already. What is published does not change.
decisions-consultation-open = The consultation is still open. A decision can be published after it has closed.
decisions-title-missing = Give the decision a title.
decisions-asked-missing = Say what was asked.
decisions-summary-missing = Say what was decided as a whole.
decisions-decided-later = The day of the decision lies ahead. Publish it when it was decided.
decisions-no-result = Choose at least one published result that this decision answers.
decisions-no-theme = Add at least one theme.
decisions-theme-without-title = Name theme { $number }.
decisions-theme-without-said = Theme { $number }: say what was said.
decisions-theme-without-decision = Theme { $number } has no answer yet: say what was decided.
decisions-theme-without-why = Theme { $number }: say why it was decided so.
decisions-commitment-without-text = Commitment { $number }: say what is promised, or remove it.
decisions-unknown-contribution = Line { $line }: there is no public contribution ‘{ $text }’. Check the address or remove the line.
decisions-other-consultation = Line { $line }: ‘{ $text }’ belongs to something other than this consultation.
decisions-too-many-cited = At most { $max } contributions can stand behind one theme.
decisions-dropped-why = Say why this commitment is dropped.

decisions-mail-cited-subject = Your contribution is part of a decision: { $title }
decisions-mail-cited-text = { $count ->
    [one] A decision has been published that answers a contribution of yours:
   *[other] A decision has been published that answers { $count } contributions of yours:
} { $title }
decisions-mail-cited-where = { $count ->
    [one] This is where it stands. Its page shows everything that happened to it:
   *[other] This is where they stand. The page of each shows everything that happened to it:
}
decisions-mail-cited-next = On the decision’s page you can see what was decided and why, and how far the commitments are.

ledger-action-decided = Decision published
ledger-action-cited = Answered in a decision
ledger-action-commitment-updated = Report on a commitment
news-decision-published = Decision published
news-commitment-updated = Report on a commitment
