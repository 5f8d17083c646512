//! Small cases by hand, and a long document with known changes.

#[path = "../../../../benches/documents/corpus.rs"]
mod corpus;

use super::*;

fn part<'a>(title: &'a str, text: &'a str) -> Part<'a> {
    Part {
        number: "",
        title,
        text,
    }
}

const AIMS: &str = "People cross the river safely and quickly at every hour of the day.";
const ROUTE: &str = "The bridge leads from the quay to Ropewalk Street beside the old warehouse.";
const COSTS: &str = "Ninety-four million over four years, a third of it from the national fund.";
const BOATS: &str = "Boats up to twelve metres pass below without opening anything.";

fn links(old: &[Part<'_>], new: &[Part<'_>]) -> Vec<(Option<usize>, Option<usize>, Vec<usize>)> {
    let found = match_sections(old, new, &[]);
    found
        .origins
        .into_iter()
        .map(|one| (one.same, one.split_from, one.merged))
        .collect()
}

#[test]
fn words_decide_not_headings() {
    let old = [
        part("Aims", AIMS),
        part("Route", ROUTE),
        part("Costs", COSTS),
    ];
    let new = [
        part("Money", COSTS),
        part("What for", AIMS),
        part("Boats", BOATS),
        part("Route", ROUTE),
    ];
    let found = match_sections(&old, &new, &[]);
    let same: Vec<_> = found.origins.iter().map(|one| one.same).collect();
    assert_eq!(same, [Some(2), Some(0), None, Some(1)]);
    let moved: Vec<_> = found.origins.iter().map(|one| one.is_moved).collect();
    assert_eq!(moved, [true, false, false, false]);
    let edited: Vec<_> = found.origins.iter().map(|one| one.is_edited).collect();
    assert_eq!(edited, [true, true, false, false]);
    assert!(found.deleted.is_empty());
}

#[test]
fn a_section_is_split_and_two_are_merged() {
    let both = format!("{AIMS} {ROUTE}");
    let whole = [part("Plan", &both), part("Costs", COSTS)];
    let pieces = [
        part("Plan", AIMS),
        part("The way", ROUTE),
        part("Costs", COSTS),
    ];
    assert_eq!(
        links(&whole, &pieces),
        [
            (Some(0), None, vec![]),
            (None, Some(0), vec![]),
            (Some(1), None, vec![])
        ]
    );
    assert_eq!(
        links(&pieces, &whole),
        [(Some(0), None, vec![1]), (Some(2), None, vec![])]
    );
}

#[test]
fn what_is_gone_is_named() {
    let old = [part("Aims", AIMS), part("Boats", BOATS)];
    let found = match_sections(&old, &[part("Aims", AIMS)], &[]);
    assert_eq!(found.deleted, [1]);
    assert_eq!(match_sections(&old, &[], &[]).deleted, [0, 1]);
    assert_eq!(match_sections(&[], &old, &[]).origins.len(), 2);
}

#[test]
fn an_editor_knows_better() {
    let old = [part("Aims", AIMS), part("Boats", BOATS)];
    let new = [
        part("Aims", AIMS),
        part("Ships", "Everything about vessels is new here."),
    ];
    assert_eq!(links(&old, &new)[1].0, None);
    let pins = [Pin::Same { new: 1, old: 1 }, Pin::New { new: 0 }];
    let found = match_sections(&old, &new, &pins);
    let same: Vec<_> = found.origins.iter().map(|one| one.same).collect();
    assert_eq!(same, [None, Some(1)]);
    assert_eq!(found.deleted, [0]);
    let out_of_range = [
        Pin::Same { new: 9, old: 9 },
        Pin::Same { new: 0, old: 9 },
        Pin::Piece { new: 1, old: 9 },
        Pin::Into { new: 9, old: 0 },
        Pin::Gone { old: 9 },
    ];
    match_sections(&old, &new, &out_of_range);
}

#[test]
fn an_editor_names_pieces_and_what_went_where() {
    let old = [
        part("Aims", AIMS),
        part("Boats", BOATS),
        part("Costs", COSTS),
    ];
    let new = [
        part("Aims", AIMS),
        part("Ships", "Everything about vessels is new here."),
        part("Boats", BOATS),
    ];
    let pins = [Pin::Piece { new: 1, old: 0 }, Pin::Into { old: 2, new: 1 }];
    let found = match_sections(&old, &new, &pins);
    let ships = &found.origins[1];
    assert_eq!((ships.same, ships.split_from), (None, Some(0)));
    assert_eq!(ships.merged, [2]);
    assert_eq!(found.deleted, [0_usize; 0]);
    // What is said to be gone is found nowhere, though its words are there.
    let found = match_sections(&old, &new, &[Pin::Gone { old: 1 }]);
    assert_eq!(found.origins[2].same, None);
    assert_eq!(found.deleted, [1, 2]);
    let found = match_sections(&old, &new, &[Pin::Into { old: 1, new: 2 }]);
    assert_eq!(
        (found.origins[2].same, &*found.origins[2].merged),
        (None, &[1][..])
    );
}

#[test]
fn equal_sections_are_told_by_their_place() {
    let old = [
        part("Aims", AIMS),
        part("", BOATS),
        part("Route", ROUTE),
        part("", BOATS),
    ];
    let new = [part("Aims", AIMS), part("Route", ROUTE), part("", BOATS)];
    let found = match_sections(&old, &new, &[]);
    assert_eq!(found.origins[2].same, Some(3));
    assert_eq!(found.deleted, [1]);
}

/// The quality that was asked for, on several documents.
#[test]
fn sections_keep_their_identity_through_known_changes() {
    let mut sum = corpus::Score::default();
    for seed in 1..=4 {
        let old = corpus::document(600, seed);
        let (new, truth) = corpus::next_version(&old, seed + 100);
        let texts = |made: &[corpus::Made]| -> Vec<String> {
            made.iter().map(corpus::Made::text).collect()
        };
        let (old_texts, new_texts) = (texts(&old), texts(&new));
        let parts = |made: &'_ [corpus::Made], texts: &'_ [String]| -> Vec<(String, String)> {
            made.iter()
                .zip(texts)
                .map(|(one, text)| (one.title.clone(), text.clone()))
                .collect()
        };
        let (old, new) = (parts(&old, &old_texts), parts(&new, &new_texts));
        let old: Vec<Part<'_>> = old.iter().map(|(title, text)| part(title, text)).collect();
        let new: Vec<Part<'_>> = new.iter().map(|(title, text)| part(title, text)).collect();
        let score = corpus::score(&truth, &links(&old, &new));
        for (sum, one) in [
            (&mut sum.edits, score.edits),
            (&mut sum.kept, score.kept),
            (&mut sum.splits, score.splits),
            (&mut sum.merges, score.merges),
            (&mut sum.added, score.added),
        ] {
            sum.0 += one.0;
            sum.1 += one.1;
        }
    }
    let percent = |(all, right): (usize, usize)| right * 1000 / all;
    println!("{sum:?}");
    assert!(percent(sum.kept) >= 995, "{sum:?}");
    assert!(percent(sum.edits) >= 980, "{sum:?}");
    assert!(percent(sum.splits) >= 950, "{sum:?}");
    assert!(percent(sum.merges) >= 950, "{sum:?}");
    assert!(percent(sum.added) >= 950, "{sum:?}");
}
