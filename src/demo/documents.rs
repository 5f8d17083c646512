//! Papers of the five consultations that have begun, in versions, and what people say about them.
//!
//! The words are in `texts/`. A file of comments has a block of sentences for each section
//! (`@anchor`), for any section (`@`), for replies, and answers by officials, which name the
//! sentence that they answer (`anchor 2 | …`).

use chrono::Duration;

use super::{Town, living};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Moderation, Move, State, Words};
use crate::features::documents::{self, Comment, NewDocument, Source};
use crate::features::ledger::ActingAs;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A paper, and how much is said about it.
struct Paper {
    consultation: &'static str,
    summary: &'static str,
    text: &'static str,
    comments: &'static str,
    /// Comments that reply to none.
    count: usize,
}

const PAPERS: [Paper; 5] = [
    Paper {
        consultation: "harbour-bridge",
        summary: "A low bridge for people on foot, on bicycles and in buses, from Custom House \
                  Quay to Ropewalk Street: eleven minutes from the Northbank to the station, 94 \
                  million, open in four years.",
        text: include_str!("texts/harbour-bridge.md"),
        comments: include_str!("texts/comments-harbour-bridge.txt"),
        count: 84,
    },
    Paper {
        consultation: "quiet-streets",
        summary: "Streets in front of nine primary schools close to motor traffic when children \
                  arrive and leave, after a trial of six months at three of them.",
        text: include_str!("texts/quiet-streets.md"),
        comments: include_str!("texts/comments-quiet-streets.txt"),
        count: 46,
    },
    Paper {
        consultation: "library-hours",
        summary: "Longer evenings and Sundays at the main library, branches that one can enter \
                  with a card, and what would be shorter to pay for it.",
        text: include_str!("texts/library-hours.md"),
        comments: include_str!("texts/comments-library-hours.txt"),
        count: 28,
    },
    Paper {
        consultation: "river-park",
        summary: "A park along two kilometres of the old river bed, made without making it tidy.",
        text: include_str!("texts/river-park.md"),
        comments: include_str!("texts/comments-river-park.txt"),
        count: 22,
    },
    Paper {
        consultation: "waste-charges",
        summary: "A basic charge for each household, and a charge for each emptying of the grey \
                  bin; what that means for families, for flats and for parks.",
        text: include_str!("texts/waste-charges.md"),
        comments: include_str!("texts/comments-waste-charges.txt"),
        count: 20,
    },
];

/// The section that the second version of the paper on the bridge brought, and the one it took.
const NEW_SECTION: &str = "boats-and-the-harbour";
const OLD_SECTION: &str = "parking-at-the-landings";
/// Replies to one comment after the other.
const REPLIES: [usize; 8] = [1, 0, 2, 0, 0, 1, 0, 3];

/// # Errors
/// When something of it is refused: the texts are then wrong.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    PAPERS.iter().try_for_each(|paper| publish(town, paper))
}

fn publish(town: &Town, paper: &Paper) -> Result<(), AppError> {
    let Some(&id) = town.consultations.get(paper.consultation) else {
        return Ok(());
    };
    let found = town
        .app
        .db
        .read_here(|conn| consultations::find(conn, id))?;
    let consultation = found.ok_or(AppError::NotFound)?;
    let whole = Source::read(paper.text)?;
    let first = if paper.consultation == "harbour-bridge" {
        living::first_version()
    } else {
        paper.text.to_owned()
    };
    let editor = town.accounts.get("editor").map(|account| account.id);
    let new = NewDocument {
        consultation_id: id,
        slug: None,
        lang: consultation.lang.clone(),
        title: whole.title,
        summary: paper.summary.to_owned(),
        source: Source::read(&first)?,
        // What the town has said can be read; new comments follow the consultation's rule where
        // that is the same.
        moderation: Some(Moderation::Post),
        published_by: editor,
    };
    let mut acts = acts(town, paper, &consultation)?;
    acts.sort_by_key(|act| act.at);
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    let announced_at = consultation.announced_at;
    town.app.db.write_here(move |tx| {
        let document = documents::publish(tx, &new, announced_at)?;
        let mut tokens: Vec<Option<String>> = Vec::new();
        for act in acts {
            match act.what {
                What::Version(number) => {
                    living::publish_version(tx, document.id, number, editor, act.at)?;
                }
                What::Said(index, comment) => {
                    let comment = Comment {
                        document_id: document.id,
                        ..*comment
                    };
                    let said = documents::comment(tx, &spine, &comment, zone, act.at)?;
                    tokens.resize(tokens.len().max(index + 1), None);
                    if let Some(token) = tokens.get_mut(index) {
                        *token = Some(said.contribution.token);
                    }
                }
                What::Reply(to, comment) => {
                    let Some(Some(parent)) = tokens.get(to) else {
                        continue;
                    };
                    let comment = Comment {
                        document_id: document.id,
                        parent: Some(parent.clone()),
                        ..*comment
                    };
                    documents::comment(tx, &spine, &comment, zone, act.at)?;
                }
                What::Withdrawal(of) => {
                    if let Some(Some(token)) = tokens.get(of) {
                        withdraw(tx, &spine, token, act.at)?;
                    }
                }
            }
        }
        Ok(())
    })
}

fn withdraw(
    tx: &mut Tx<'_>,
    spine: &contributions::Spine,
    token: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let Some(comment) = contributions::find_by_token(tx, token)? else {
        return Ok(());
    };
    let how = Move {
        acting_as: ActingAs::Author,
        account_id: None,
        reason: None,
    };
    contributions::set_state(tx, spine, &comment, State::Withdrawn, &how, now)?;
    Ok(())
}

/// Something that happens to a paper.
struct Act {
    at: UtcTime,
    what: What,
}

enum What {
    /// Number of a further version.
    Version(i64),
    /// The number of the comment, for those who reply to it.
    Said(usize, Box<Comment>),
    Reply(usize, Box<Comment>),
    Withdrawal(usize),
}

fn acts(town: &Town, paper: &Paper, consultation: &Consultation) -> Result<Vec<Act>, AppError> {
    let until = consultation
        .closes_at
        .min(town.now)
        .minus(Duration::hours(2));
    let span = until.since(consultation.opens_at);
    if span <= Duration::zero() {
        return Ok(Vec::new());
    }
    let part = |share: usize, of: usize| {
        let seconds = span.num_seconds() / i64::try_from(of.max(1)).unwrap_or(1);
        let share = i64::try_from(share).unwrap_or(0);
        consultation
            .opens_at
            .plus(Duration::seconds(seconds * share))
    };
    let has_versions = paper.consultation == "harbour-bridge";
    let second_at = part(2, 5);
    let mut acts = Vec::new();
    if has_versions {
        for (number, at) in [(2, second_at), (3, part(4, 5))] {
            let what = What::Version(number);
            acts.push(Act { at, what });
        }
    }
    let blocks = Blocks::read(paper.comments);
    let mut used = vec![0; blocks.sections.len()];
    let mut reply_count = 0;
    let length = (span / i32::try_from(paper.count * 3).unwrap_or(1)).max(Duration::minutes(7));
    for n in 0..paper.count {
        let at = part(n + 1, paper.count + 2);
        let is_first = at < second_at;
        let absent = if is_first { NEW_SECTION } else { OLD_SECTION };
        // A step without a common divisor with the number of sections visits each of them.
        let mut section = (n * 5 + n / blocks.sections.len().max(1)) % blocks.sections.len().max(1);
        while blocks
            .sections
            .get(section)
            .is_some_and(|(anchor, _)| has_versions && *anchor == absent)
        {
            section = (section + 1) % blocks.sections.len();
        }
        let Some((anchor, sentences)) = blocks.sections.get(section) else {
            break;
        };
        let turn = used.get(section).copied().unwrap_or(0);
        if let Some(count) = used.get_mut(section) {
            *count += 1;
        }
        let text = blocks.compose(sentences, turn, n);
        // Each sixteenth is about the paper as a whole.
        let anchor = if n % 16 == 15 { "" } else { anchor };
        let comment = town.comment(n, anchor, text, false);
        acts.push(Act {
            at,
            what: What::Said(n, Box::new(comment)),
        });
        let answer = blocks
            .officials
            .iter()
            .find(|(about, which, _)| *about == anchor && *which == turn);
        if let Some((_, _, answer)) = answer {
            let comment = town.comment(n + 5, anchor, (*answer).to_owned(), true);
            acts.push(Act {
                at: at.plus(length * 2),
                what: What::Reply(n, Box::new(comment)),
            });
        }
        let replies = REPLIES.get(n % REPLIES.len()).copied().unwrap_or(0);
        for reply in 0..replies {
            let text = blocks.reply(reply_count);
            reply_count += 1;
            let comment = town.comment(n * 3 + 11 + reply, anchor, text, false);
            let pause = length * i32::try_from(reply + 1).unwrap_or(1);
            acts.push(Act {
                at: at.plus(pause),
                what: What::Reply(n, Box::new(comment)),
            });
        }
        if has_versions && n == 10 {
            acts.push(Act {
                at: at.plus(length * 5),
                what: What::Withdrawal(n),
            });
        }
    }
    acts.retain(|act| act.at <= until);
    Ok(acts)
}

/// A file of sentences.
struct Blocks<'a> {
    sections: Vec<(&'a str, Vec<&'a str>)>,
    general: Vec<&'a str>,
    replies: Vec<&'a str>,
    /// Anchor, number of the sentence that is answered, answer.
    officials: Vec<(&'a str, usize, &'a str)>,
}

impl<'a> Blocks<'a> {
    fn read(text: &'a str) -> Self {
        let mut blocks = Self {
            sections: Vec::new(),
            general: Vec::new(),
            replies: Vec::new(),
            officials: Vec::new(),
        };
        let mut name = "";
        for line in text.lines().filter(|line| !line.is_empty()) {
            match (line.strip_prefix('@'), name) {
                (Some(next), _) => {
                    name = next;
                    if !matches!(next, "" | "reply" | "official") {
                        blocks.sections.push((next, Vec::new()));
                    }
                }
                (None, "") => blocks.general.push(line),
                (None, "reply") => blocks.replies.push(line),
                (None, "official") => blocks.officials.extend(official(line)),
                (None, _) => {
                    if let Some((_, sentences)) = blocks.sections.last_mut() {
                        sentences.push(line);
                    }
                }
            }
        }
        blocks
    }

    /// The `turn`th comment on a section: a sentence about it, often with one that fits anything;
    /// when all were used, two of them together.
    fn compose(&self, sentences: &[&str], turn: usize, n: usize) -> String {
        let count = sentences.len().max(1);
        let own = sentences.get(turn % count).copied().unwrap_or_default();
        let general = self.general.get((n * 3 + turn) % self.general.len().max(1));
        let general = general.copied().unwrap_or_default();
        if turn >= count {
            let other = sentences
                .get((turn * 2 + 3) % count)
                .copied()
                .unwrap_or_default();
            format!("{own}\n\n{other} {general}")
        } else {
            match n % 4 {
                0 => own.to_owned(),
                1 => format!("{own} {general}"),
                2 => format!("{general} {own}"),
                _ => format!("{own}\n\n{general}"),
            }
        }
    }

    fn reply(&self, n: usize) -> String {
        let count = self.replies.len().max(1);
        let reply = self.replies.get(n % count).copied().unwrap_or_default();
        let general = self.general.get(n % self.general.len().max(1));
        match general {
            Some(general) if n >= count => format!("{reply} {general}"),
            _ => reply.to_owned(),
        }
    }
}

/// `anchor 2 | answer`
fn official(line: &str) -> Option<(&str, usize, &str)> {
    let (what, answer) = line.split_once(" | ")?;
    let (anchor, which) = what.split_once(' ')?;
    Some((anchor, which.parse().ok()?, answer))
}

impl Town {
    fn comment(&self, n: usize, anchor: &str, text: String, is_official: bool) -> Comment {
        let voice = if is_official {
            self.official()
        } else {
            self.anybody(n)
        };
        Comment {
            document_id: 0,
            anchor: anchor.to_owned(),
            parent: None,
            account_id: voice.account_id,
            author_name: voice.name,
            author_role: voice.role,
            words: Words::new(text),
            lang: "en".to_owned(),
            channel: voice.channel,
            submission_key: None,
            quote: None,
        }
    }
}
