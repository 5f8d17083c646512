bodies-title = Who decides
bodies-lead = The bodies that ask the public here: what each is for, who works there, how to reach them, and how they keep their promises.
bodies-none = No bodies yet
bodies-none-text = Once the administrator has entered them, you find here who is responsible for what.
bodies-answers-within = { $count ->
    [one] Answers questions within { $count } working day
   *[other] Answers questions within { $count } working days
}
bodies-ask = Ask a question
bodies-petition = Start a petition
bodies-promises = How it keeps its promises
bodies-no-questions = Nobody has asked it anything yet. Once questions come in, you see here how many were answered in time.
bodies-consultations = What it asks the public
bodies-all-consultations = All { $count } consultations of this body
bodies-no-consultations = It has not asked the public anything here yet.
bodies-responsibilities = What it is responsible for
bodies-contact = Contact
bodies-officials = Officials
bodies-no-officials = No officials have been entered yet.
bodies-email = E-mail
bodies-phone = Phone
bodies-address = Post
bodies-website = Website
bodies-calendar = Its dates for your calendar (iCalendar)
