use super::lines::LineFate;
use super::*;
use crate::features::documents::matching::{Part, match_sections};

fn both(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<Row> {
    let parts = |all: &[(&'static str, &'static str)]| -> Vec<Part<'static>> {
        all.iter()
            .map(|(title, text)| Part {
                number: "",
                title,
                text,
            })
            .collect()
    };
    let keep = |all: &[(&str, &str)]| -> Vec<(&'static str, &'static str)> {
        all.iter()
            .map(|(a, b)| {
                let leak = |s: &str| -> &'static str { Box::leak(s.to_owned().into_boxed_str()) };
                (leak(a), leak(b))
            })
            .collect()
    };
    let (old, new) = (keep(old), keep(new));
    let matching = match_sections(&parts(&old), &parts(&new), &[]);
    let sides = |all: &[(&'static str, &'static str)]| -> Vec<Side<'static>> {
        all.iter()
            .map(|(label, text)| Side {
                label,
                text,
                html: "",
            })
            .collect()
    };
    compare(&sides(&old), &sides(&new), &matching)
}

#[test]
fn rows_follow_the_new_version_with_what_is_gone_in_its_place() {
    let rows = both(
        &[
            ("Aims", "People cross the river safely at every hour."),
            ("Parking", "Forty places at each of the two landings."),
            ("Costs", "Ninety-four million over four years."),
        ],
        &[
            ("Aims", "People cross the river safely at every hour."),
            ("Boats", "Boats up to twelve metres pass below."),
            ("Costs", "Ninety million over four years."),
        ],
    );
    let changes: Vec<_> = rows.iter().map(|row| row.change).collect();
    assert_eq!(
        changes,
        [Change::Kept, Change::Deleted, Change::Added, Change::Edited]
    );
    let words: String = rows[3].lines[0]
        .parts
        .iter()
        .map(|part| format!("{:?}[{}]", part.fate, part.text))
        .collect();
    assert_eq!(
        words,
        "Removed[Ninety-four]Added[Ninety]Kept[ million over four years.]"
    );
}

#[test]
fn a_paragraph_that_went_elsewhere_is_shown_as_moved() {
    let moved = "This sentence about lamps is long enough to be known again.";
    let rows = both(
        &[
            (
                "Aims",
                &format!("People cross the river safely at every hour.\n{moved}"),
            ),
            (
                "Costs",
                "Ninety-four million over four years, a third of it from the fund.",
            ),
        ],
        &[
            ("Aims", "People cross the river safely at every hour."),
            (
                "Costs",
                &format!(
                    "Ninety-four million over four years, a third of it from the fund.\n{moved}"
                ),
            ),
        ],
    );
    let fates: Vec<Vec<LineFate>> = rows
        .iter()
        .map(|row| row.lines.iter().map(|line| line.fate).collect())
        .collect();
    assert_eq!(
        fates,
        [
            [LineFate::Plain, LineFate::MovedAway],
            [LineFate::Plain, LineFate::MovedHere]
        ]
    );
}

fn told(row: &Row) -> Vec<String> {
    let part = |part: &crate::platform::text::Part| match part.fate {
        crate::platform::text::Fate::Kept => part.text.clone(),
        crate::platform::text::Fate::Removed => format!("[-{}-]", part.text.trim()),
        crate::platform::text::Fate::Added => format!("[+{}+]", part.text.trim()),
    };
    row.lines
        .iter()
        .map(|line| {
            let words: String = line.parts.iter().map(part).collect();
            match line.fate {
                LineFate::Plain => words,
                fate => format!("{fate:?}: {}", words.trim()),
            }
        })
        .collect()
}

const ROUTE: &str = "The bridge leads from the quay to Ropewalk Street beside the old warehouse.";

#[test]
fn a_piece_shows_what_changed_when_it_was_split_off() {
    let vote = "Everybody above sixteen votes, by letter or in person, within thirty days.";
    let edited = "Everybody above sixteen votes, by letter or in person, within forty days.";
    let count = "Three people who are drawn by lot count the votes in public.";
    let aims = ("Aims", "People cross the river safely at every hour.");
    let rows = both(
        &[
            aims,
            (
                "How we decide",
                &format!("{ROUTE}\n{vote}\n- at the quay\n{count}"),
            ),
        ],
        &[
            aims,
            ("How we decide", ROUTE),
            (
                "Voting",
                &format!("{edited}\n- at the quay\n{count}\nNobody votes twice, whatever happens."),
            ),
        ],
    );
    assert_eq!(rows[2].change, Change::Split);
    assert_eq!(
        told(&rows[1]),
        [
            ROUTE.to_owned(),
            format!("MovedAway: [-{vote}-]"),
            "MovedAway: [-- at the quay-]".to_owned(),
            format!("MovedAway: [-{count}-]"),
        ]
    );
    assert_eq!(
        told(&rows[2]),
        [
            "MovedEdited: Everybody above sixteen votes, by letter or in person, within [-thirty-][+forty+] days.".to_owned(),
            "MovedHere: - at the quay".to_owned(),
            format!("MovedHere: {count}"),
            "[+Nobody votes twice, whatever happens.+]".to_owned(),
        ]
    );
}

#[test]
fn words_within_a_paragraph_go_to_a_piece() {
    let ramps = "It has ramps on both sides with a flat part every eighty metres, and handrails that children reach.";
    let aims = ("Aims", "People cross the river safely at every hour.");
    let rows = both(
        &[aims, ("Route", &format!("{ROUTE} {ramps}"))],
        &[
            aims,
            ("Route", ROUTE),
            ("Ramps", &ramps.replace("eighty", "sixty")),
        ],
    );
    assert_eq!(
        told(&rows[1]),
        [ROUTE.to_owned(), format!("MovedAway: [-{ramps}-]")]
    );
    assert!(
        told(&rows[2])[0].contains("every [-eighty-][+sixty+] metres"),
        "{:?}",
        told(&rows[2])
    );
}

#[test]
fn a_merged_section_shows_what_changed_in_it() {
    let aims = "People cross the river safely at every hour of the day and of the night.";
    let lamps = "Lamps stand on both sides of the way, every twenty metres, and burn all night.";
    let rows = both(
        &[("Lamps", lamps), ("Aims", aims), ("Route", ROUTE)],
        &[
            (
                "Aims",
                &format!("{}\n{aims}", lamps.replace("twenty", "thirty")),
            ),
            ("Route", ROUTE),
        ],
    );
    assert_eq!(rows[0].change, Change::Merged);
    assert_eq!(
        told(&rows[1]),
        [
            "Lamps stand on both sides of the way, every [-twenty-][+thirty+] metres, and burn all night.".to_owned(),
            aims.to_owned(),
        ]
    );
}
