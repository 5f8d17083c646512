# Files attached to what somebody wrote
files-label = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
files-kind-pdf = PDF
files-kind-jpeg = Photo (JPEG)
files-kind-png = Picture (PNG)
files-kind-text = Text
files-field = Files
files-hint = Up to 3 files of up to 5 MB each: PDF, JPEG, PNG or plain text. They are as public as your text. We take place, date and device out of pictures; a PDF may hold the name of whoever made it.
files-kept = Files you have sent
files-kept-hint = We keep them for an hour. Untick a file to leave it out.
files-gone = A file is no longer kept for you. Choose it again
files-too-many = Choose at most { $max } files
files-one-too-many = ‘{ $name }’: more files than a question may have
files-empty = ‘{ $name }’ is empty. Choose another file
files-too-large = ‘{ $name }’ is larger than { $max } MB. Choose a smaller one
files-wrong-type = ‘{ $name }’ is not a PDF, JPEG, PNG or plain text file. Save it as a PDF and choose that
files-wrong-ending = The name ‘{ $name }’ ends like that of another type of file. Rename it
files-two-endings = The name ‘{ $name }’ has two endings. Rename it
files-damaged = ‘{ $name }’ is damaged or not complete. Choose another copy
ledger-action-attached = Files attached
