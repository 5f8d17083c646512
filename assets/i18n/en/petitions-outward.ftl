# Where, embedded, on paper
petitions-where = Where signatures come from
petitions-map-title = Signatures by region
petitions-map-reading = { $count ->
    [one] Most came from { $region }: { $count } signature.
   *[other] Most came from { $region }: { $count } signatures.
}
petitions-map-few = none, or too few to be told
petitions-map-note = The darker a region, the more signatures came from it. Fewer than five are not told apart.
petitions-map-others = { $count ->
    [one] { $count } signature is from elsewhere or from such a region.
   *[other] { $count } signatures are from elsewhere or from such regions.
}
petitions-region = Region
petitions-elsewhere = These numbers were published where the petition ran before. They cannot be counted again here.
petitions-elsewhere-country = { $count ->
    [one] { $count } country
   *[other] { $count } countries
}
petitions-elsewhere-constituency = { $count ->
    [one] { $count } constituency
   *[other] { $count } constituencies
}
petitions-elsewhere-region = { $count ->
    [one] { $count } region
   *[other] { $count } regions
}
petitions-place = Place
petitions-embed-title = Show it on your own site
petitions-embed-text = Copy these words into your page. The frame sets no cookies and tells nobody who reads it.
petitions-embed-new-window = in a new window
petitions-embed-read = Read it
petitions-sheet-link = Print a sheet for signatures on paper
petitions-sheet-title = Signatures on paper
petitions-sheet-how = Print this page as often as you need it. Hand the sheets to the body: the code { $code } says which petition they belong to. Signatures on paper are counted apart and together with the others.
petitions-sheet-code = Code
petitions-sheet-rules = I support this petition. I have not signed it in any other way. It can be signed until { $date }.
petitions-sheet-number = Number
petitions-sheet-name = Name
petitions-sheet-address = Address with postcode
petitions-sheet-date = Date
petitions-sheet-hand = Signature
petitions-sheet-privacy = The body checks these entries by a sample, counts them and deletes the sheets when the petition is made anonymous. Nothing but the number is published.
petitions-procedures-title = By which rules petitions run
petitions-procedures-lead = What a petition needs, how long it has, and what follows from it.
petitions-procedures-fixed = A petition keeps the rules that it began with. A change here counts for petitions started after it.
petitions-procedure-usual = Petition
petitions-term-sponsors = Sponsors
petitions-term-sponsors-text = { $needed } other people within { $days } days, { $most } at most
petitions-term-sponsors-none = None: a moderator reads it at once
petitions-term-open = Open for
petitions-term-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
petitions-term-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
petitions-term-response = Response
petitions-term-debate = Debate
petitions-term-owed = From { $needed } signatures on, within { $days } working days
petitions-term-no-debate = By no number of signatures
petitions-term-regions = Regions
petitions-term-regions-text = { $regions } regions must have at least { $least } signatures each
petitions-term-who = Who may sign
petitions-term-who-text = People who live in
petitions-term-anybody = Anybody
petitions-term-limits = Texts
petitions-term-limits-text = { $action } characters for what is asked, { $background } for why, { $details } for more
petitions-term-forgotten = Names and addresses
petitions-region-code = Postcodes { $code }
petitions-term-rejection = May be rejected for
petitions-term-reasons = { $count ->
    [one] One published reason
   *[other] { $count } published reasons
}
petitions-term-forgotten-text = Deleted { $months } months after closing. Numbers by region stay.
maps-too-large = The file is larger than 5 MB
maps-not-json = This is not JSON
maps-not-geojson = This is no GeoJSON file with a collection of features
maps-too-many = It has more regions or points than can be drawn
maps-same-code = Two regions have the same code
maps-no-code = Each region needs a ‘code’ (or ‘id’) of 1 to 20 characters and a name of at most 80
maps-no-polygon = Each region must be a polygon, or several
maps-off-globe = A position is not on the globe: longitude first, in degrees
maps-name-taken = Another map has this name
ledger-action-imported = Brought in from elsewhere
