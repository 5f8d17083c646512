//! The paper on the bridge in three versions, and what each made of what was said about the one
//! before.

use super::{attached, explained};
use crate::features::documents::{self, NewVersion, Source, Verdict};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

const TEXT: &str = include_str!("texts/harbour-bridge.md");
const PARKING: &str = include_str!("texts/harbour-bridge-parking.md");
const SECOND: &str = "After the first comments: parking at the landings left out, a section on boats \
                      and the harbour added, level parts every 60 metres instead of 80.";
const THIRD: &str =
    "What it costs now comes before how it is built. New: what the places to sit are like.";
const BENCHES: &str =
    "- Benches have a back and arms, and a free place beside them for a wheelchair or a pram.\n";

/// What a version made of comments on a section: its number, the section, what, why.
const ANSWERS: [(i64, &str, Verdict, &str); 5] = [
    (
        2,
        "walking-and-cycling",
        Verdict::Taken,
        "Level parts come every 60 metres instead of every 80, as several of you who push or are \
         pushed asked for.",
    ),
    (
        2,
        "parking-at-the-landings",
        Verdict::Taken,
        "The places at the landings are gone: what you said about the square convinced us.",
    ),
    (
        2,
        "cars-and-lorries",
        Verdict::NotTaken,
        "The bridge stays without lanes for cars. A bridge that carries them would cost twice as \
         much, and the streets behind both landings could not take them.",
    ),
    (
        3,
        "what-it-costs-and-who-pays",
        Verdict::Partly,
        "Costs now come before the building, where many of you looked for them. A ceiling for the \
         town's share will be in the decision, not in this paper.",
    ),
    (
        3,
        "boats-and-the-harbour",
        Verdict::NotTaken,
        "A bridge that is two metres higher would need ramps of another fifty metres on each side.",
    ),
];

/// The paper as it was before its second version.
pub fn first_version() -> String {
    let Some((before, rest)) = TEXT.split_once("## Boats and the harbour") else {
        return TEXT.to_owned();
    };
    let after = rest.split_once("\n## ").map_or("", |(_, after)| after);
    let before = before.replace("every 60 metres", "every 80 metres");
    format!("{before}{PARKING}\n## {after}")
}

/// The paper with its costs before the building, and with benches.
fn third_version() -> String {
    let railing = "- The railing is 1.4 metres high";
    let text = TEXT.replace(railing, &format!("{BENCHES}{railing}"));
    let (start, end) = ("## Building it", "## What it costs and who pays");
    let next = "## What we looked at and left out";
    let whole = || {
        let (before, rest) = text.split_once(start)?;
        let (building, rest) = rest.split_once(end)?;
        let (costs, after) = rest.split_once(next)?;
        Some(format!(
            "{before}{end}{costs}{start}{building}{next}{after}"
        ))
    };
    whole().unwrap_or_else(|| text.clone())
}

/// Publishes a version, and says what it made of what was said before.
///
/// # Errors
/// When something of it is refused: the texts are then wrong.
pub fn publish_version(
    tx: &mut Tx<'_>,
    document_id: i64,
    number: i64,
    editor: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let (text, note) = match number {
        2 => (TEXT.to_owned(), SECOND),
        _ => (third_version(), THIRD),
    };
    let version = NewVersion {
        document_id,
        source: Source::read(&text)?,
        note: note.to_owned(),
        based_on: number - 1,
        published_by: editor,
        carried: None,
    };
    documents::publish_version(tx, &version, now)?;
    explained::follow(tx, document_id, number, editor, now)?;
    if number == 2 {
        attached::attach(tx, document_id, editor, now)?;
    }
    let Some(by) = editor else {
        return Ok(());
    };
    for (version, anchor, verdict, reason) in ANSWERS {
        if version == number {
            documents::answer_comments(tx, document_id, anchor, (verdict, reason), by, now)?;
        }
    }
    Ok(())
}
