//! Questions that came another way: by e-mail, on paper and by phone, one of them with files.

use chrono::Duration;

use super::Town;
use crate::features::contributions::{AuthorRole, Channel};
use crate::features::deadlines::rules::local_day;
use crate::features::files;
use crate::features::inbound::{self, Entry};
use crate::features::ledger::ActingAs;
use crate::features::questions::{self, Ask};
use crate::platform::error::AppError;

struct Letter {
    body: &'static str,
    channel: Channel,
    days_ago: i64,
    name: &'static str,
    title: &'static str,
    text: &'static str,
    /// Where the answer is to be sent; '' for mails, which need none.
    note: &'static str,
    /// Names and contents of files.
    files: &'static [(&'static str, &'static str)],
}

const LETTERS: [Letter; 4] = [
    Letter {
        body: "roads",
        channel: Channel::Email,
        days_ago: 6,
        name: "Henry Achterberg",
        title: "How loud may the works at the tram depot be before seven?",
        text: "The hammering began at twenty past five on four mornings of this week. I wrote down the \
               times, and what I measured at the open window; both are attached. Which hours were \
               permitted, and who checks them?",
        note: "",
        files: &[
            (
                "times.txt",
                "Hammering at the tram depot, heard from 12 Depot Road\n\n\
                 Monday     05:20 - 06:05\n\
                 Tuesday    05:25 - 06:40\n\
                 Wednesday  none\n\
                 Thursday   05:15 - 06:10\n\
                 Friday     05:20 - 05:50\n",
            ),
            (
                "measured.txt",
                "At the open window, second floor, in decibels (highest of each morning)\n\n\
                 Monday 71   Tuesday 74   Thursday 69   Friday 73\n\
                 A quiet morning (Wednesday): 44\n",
            ),
        ],
    },
    Letter {
        body: "roads",
        channel: Channel::Paper,
        days_ago: 8,
        name: "Walter Brandt",
        title: "Will the bench at the bus stop in Hill Street come back?",
        text: "Dear office, I am eighty-four and walk to the bus stop in Hill Street with two rests. The \
               bench there was the second one. It was taken away with the old shelter, and the new one has \
               none. Will it come back? I have no computer, please write to me.",
        note: "Reply by post: Walter Brandt, 9 Hill Street. Large print, please.",
        files: &[],
    },
    Letter {
        body: "council",
        channel: Channel::Phone,
        days_ago: 4,
        name: "Ida Moss",
        title: "Where can one read the new charges for market stalls on paper?",
        text: "She has a stall with eggs and honey on Saturdays and would like to know what it costs from \
               January on. She has no internet at the farm and cannot come on a weekday.",
        note: "Call back after six in the evening: 0100 555 771.",
        files: &[],
    },
    Letter {
        body: "culture",
        channel: Channel::Email,
        days_ago: 3,
        name: "Pilar Soto",
        title: "Does the museum take photographs of the cannery workers?",
        text: "My grandmother left an album with forty pictures from the cannery, most of them with names on \
               the back. We would give it away if it is shown and not put in a cellar.",
        note: "",
        files: &[],
    },
];

/// # Errors
/// When the town lacks a body, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    for (number, letter) in LETTERS.iter().enumerate() {
        let body_id = *town.bodies.get(letter.body).ok_or(AppError::NotFound)?;
        let clerk = match letter.body {
            "roads" => "official",
            _ => "head-council",
        };
        let clerk_id = town.accounts.get(clerk).ok_or(AppError::NotFound)?.id;
        let at = town.ago(letter.days_ago, i64::try_from(number).unwrap_or_default());
        let ask = Ask {
            body_id,
            author_name: letter.name.to_owned(),
            author_role: AuthorRole::Guest,
            channel: letter.channel,
            lang: "en".to_owned(),
            title: letter.title.to_owned(),
            text: letter.text.to_owned(),
            ..Ask::at(at)
        };
        let spine = spine.clone();
        town.app.db.write_here(move |tx| {
            if letter.channel != Channel::Email {
                let entry = Entry {
                    account_id: clerk_id,
                    received_on: local_day(at, zone),
                    note: letter.note,
                    tokens: &[],
                };
                return inbound::enter(tx, &spine, &ask, &entry, zone, at).map(drop);
            }
            let asked = questions::ask(tx, &spine, &ask, zone, at)?;
            let (owner, until) = (format!("mail:demo-{number}"), at.plus(Duration::days(1)));
            let mut tokens = Vec::new();
            for (name, content) in letter.files {
                let checked = files::rules::check(name, content.as_bytes())
                    .map_err(|refusal| AppError::Internal(refusal.key().to_owned()))?;
                tokens.push(files::hold(tx, &checked, &owner, until, at)?.token);
            }
            let author = ActingAs::Author;
            files::attach(tx, &asked.contribution, &owner, &tokens, author, None, at).map(drop)
        })?;
    }
    Ok(())
}
