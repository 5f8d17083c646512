# A question that came by mail
inbound-confirm-title = Ask the question from your e-mail
inbound-confirm-lead = This is what we read in your e-mail to { $body }. Put right what we read wrongly, then send it. Until you do, nobody else sees it.
inbound-text-hint = Leave out private details of yourself and of others: the question and the answer are public.
inbound-files-hint = They wait here until you send or delete the question. Untick a file to leave it out.
inbound-account-name = Your question appears with the name of your account: { $name }.
inbound-name = Your name, as the public sees it
inbound-name-hint = The question appears with this name. Your e-mail address stays with us.
inbound-discard = Delete it
inbound-discard-hint = If you delete it, we keep nothing of your e-mail.
inbound-flash-discarded = Your e-mail was deleted. Nothing was published.
inbound-link-gone = This question was deleted, or it waited for longer than seven days. Write to the body again, or ask here.
inbound-mail-subject = Confirm your question
inbound-mail-text = We received an e-mail from your address with a question to { $body }. Nobody else sees it until you confirm it.
inbound-mail-open = { $count ->
    [one] Open this address within one day to read it once more, and send it:
   *[other] Open this address within { $count } days to read it once more, and send it:
}
inbound-mail-files = These files come with it:
inbound-mail-refused = These files cannot come with it:
inbound-mail-not-me = If you did not write to us, ignore this e-mail: nothing is published, and we delete it.

# Letters and calls
inbound-enter-title = Enter a letter or a call
inbound-enter-lead = A question that came by letter or by phone is public like any other, and the promise runs from the day it came.
inbound-choose-body = Choose a body
inbound-channel = How did it come?
inbound-channel-paper = By letter
inbound-channel-phone = By phone
inbound-received-on = Day it came
inbound-received-on-hint = { $count ->
    [one] Today or yesterday. The time for the answer begins on this day.
   *[other] Today, or up to { $count } days ago. The time for the answer begins on this day.
}
inbound-in-future = Choose today or an earlier day
inbound-too-long-ago = Choose a day within the last { $max } days
inbound-asker = Name to be shown
inbound-asker-hint = Only with the person’s consent. Leave it empty if they want no name.
inbound-title = The question in one sentence
inbound-enter-text-hint = In the person’s words. Leave out address, phone number and signature.
inbound-scan = Scan of the letter
inbound-scan-hint = Public like the text: black out address, signature and other private details first. Up to 3 files of up to 5 MB each: PDF, JPEG, PNG or plain text.
inbound-note = Note for the desk
inbound-note-hint = Where the answer is to be sent, for example. Only officials of your body see it; it is deleted with the question.
inbound-enter = Publish the question
inbound-flash-entered = The question is public, and the log says that you entered it.
inbound-lately = Entered lately
ledger-action-entered = Entered by the body from a letter or a call
