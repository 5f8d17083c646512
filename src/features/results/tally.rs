//! Counting the contributions of a consultation: each is looked at once, so that all breakdowns
//! are of the same moment and add up.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::model::{Cell, Counted, Figures, SectionCell, SectionRow, WeekCell};
use super::rules::{protect, sort, week_of};
use crate::features::contributions::{AuthorRole, Kind, State};
use crate::features::deadlines::rules::local_day;

/// Weeks shown at most; a consultation does not run for decades.
const MAX_WEEKS: usize = 520;

/// What was counted so far.
#[derive(Default)]
pub struct Tally {
    ids: Vec<i64>,
    kinds: BTreeMap<&'static str, i64>,
    channels: BTreeMap<&'static str, i64>,
    langs: BTreeMap<String, i64>,
    places: BTreeMap<(String, String), i64>,
    weeks: BTreeMap<NaiveDate, i64>,
    people: HashSet<i64>,
    people_by_kind: BTreeMap<&'static str, HashSet<i64>>,
    people_by_lang: BTreeMap<String, HashSet<i64>>,
    without_account: i64,
    from_staff: i64,
    states: BTreeMap<&'static str, i64>,
}

/// Whether somebody wrote for a body rather than for themselves.
fn is_staff(row: &Counted) -> bool {
    row.kind == Kind::Answer
        || matches!(
            row.author_role,
            AuthorRole::Official | AuthorRole::Moderator | AuthorRole::Editor
        )
}

impl Tally {
    pub fn add(&mut self, row: Counted, zone: Tz) {
        if is_staff(&row) {
            self.from_staff += i64::from(row.state == State::Published);
            return;
        }
        let outcome = match row.state {
            State::Received => State::InReview,
            state => state,
        };
        *self.states.entry(outcome.as_str()).or_default() += 1;
        if row.state != State::Published {
            return;
        }
        self.ids.push(row.id);
        *self.kinds.entry(row.kind.as_str()).or_default() += 1;
        *self.channels.entry(row.channel.as_str()).or_default() += 1;
        *self.langs.entry(row.lang.clone()).or_default() += 1;
        let (_, monday) = week_of(local_day(row.received_at, zone));
        *self.weeks.entry(monday).or_default() += 1;
        match row.account_id {
            Some(id) => {
                self.people.insert(id);
                let by_kind = self.people_by_kind.entry(row.kind.as_str());
                by_kind.or_default().insert(id);
                self.people_by_lang.entry(row.lang).or_default().insert(id);
            }
            None => self.without_account += 1,
        }
        if row.place.starts_with("document:") {
            *self.places.entry((row.place, row.anchor)).or_default() += 1;
        }
    }

    /// The figures, and the ids of the contributions that were counted.
    pub fn finish(self, sections: &[SectionRow]) -> (Figures, Vec<i64>) {
        let figures = Figures {
            contributions: size(self.ids.len()),
            by_kind: cells(self.kinds),
            by_channel: cells(self.channels),
            by_lang: cells(self.langs),
            by_section: by_section(self.places, sections),
            by_week: by_week(&self.weeks),
            participants: size(self.people.len()),
            participants_by_kind: protect(people(self.people_by_kind)),
            participants_by_lang: protect(people(self.people_by_lang)),
            without_account: self.without_account,
            from_staff: self.from_staff,
            moderation: cells(self.states),
            ..Figures::default()
        };
        (figures, self.ids)
    }
}

fn size(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn cells<K: Into<String>>(counts: BTreeMap<K, i64>) -> Vec<Cell> {
    let mut cells: Vec<_> = counts
        .into_iter()
        .map(|(key, count)| Cell {
            key: key.into(),
            count,
        })
        .collect();
    sort(&mut cells);
    cells
}

fn people<K: Into<String>>(groups: BTreeMap<K, HashSet<i64>>) -> Vec<Cell> {
    groups
        .into_iter()
        .map(|(key, accounts)| Cell {
            key: key.into(),
            count: size(accounts.len()),
        })
        .collect()
}

/// In the order of the documents; sections that are no longer there come last.
fn by_section(
    mut places: BTreeMap<(String, String), i64>,
    sections: &[SectionRow],
) -> Vec<SectionCell> {
    let mut cells = Vec::new();
    let mut seen = BTreeSet::new();
    let cell = |row: &SectionRow, anchor: &str, number: &str, title: &str, count| SectionCell {
        document: row.document_slug.clone(),
        document_title: row.document_title.clone(),
        anchor: anchor.to_owned(),
        number: number.to_owned(),
        title: title.to_owned(),
        count,
    };
    for row in sections {
        let place = format!("document:{}", row.document_id);
        if seen.insert(row.document_id)
            && let Some(count) = places.remove(&(place.clone(), String::new()))
        {
            cells.push(cell(row, "", "", "", count));
        }
        if let Some(count) = places.remove(&(place, row.anchor.clone())) {
            cells.push(cell(row, &row.anchor, &row.number, &row.title, count));
        }
    }
    for ((place, anchor), count) in places {
        let row = sections
            .iter()
            .find(|row| place == format!("document:{}", row.document_id));
        if let Some(row) = row {
            cells.push(cell(row, &anchor, "", "", count));
        }
    }
    cells
}

/// From the first week in which something came to the last, those with nothing included.
fn by_week(weeks: &BTreeMap<NaiveDate, i64>) -> Vec<WeekCell> {
    let (Some(first), Some(last)) = (weeks.keys().next(), weeks.keys().next_back()) else {
        return Vec::new();
    };
    first
        .iter_days()
        .step_by(7)
        .take_while(|monday| monday <= last)
        .take(MAX_WEEKS)
        .map(|monday| WeekCell {
            week: week_of(monday).0,
            monday,
            count: weeks.get(&monday).copied().unwrap_or(0),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::contributions::Channel;
    use crate::platform::db::UtcTime;

    fn row(id: i64, change: impl FnOnce(&mut Counted)) -> Counted {
        let mut row = Counted {
            id,
            kind: Kind::Comment,
            channel: Channel::Web,
            lang: "en".into(),
            place: "document:3".into(),
            anchor: "aims".into(),
            account_id: Some(id),
            author_role: AuthorRole::Citizen,
            state: State::Published,
            received_at: UtcTime::parse("2026-11-02T12:00:00Z").unwrap(),
        };
        change(&mut row);
        row
    }

    fn sections() -> Vec<SectionRow> {
        [("aims", "1", "Aims"), ("costs", "2", "Costs")]
            .map(|(anchor, number, title)| SectionRow {
                document_id: 3,
                document_slug: "plan".into(),
                document_title: "The plan".into(),
                anchor: anchor.into(),
                number: number.into(),
                title: title.into(),
            })
            .to_vec()
    }

    #[test]
    fn only_what_citizens_said_in_public_is_counted_and_everything_adds_up() {
        let mut tally = Tally::default();
        for counted in [
            row(1, |_| ()),
            row(2, |r| r.account_id = Some(1)),
            row(3, |r| {
                r.anchor = "costs".into();
                r.lang = "es".into();
            }),
            row(4, |r| r.anchor.clear()),
            row(5, |r| r.anchor = "gone".into()),
            row(6, |r| {
                r.channel = Channel::Paper;
                r.account_id = None;
                r.author_role = AuthorRole::Guest;
                r.kind = Kind::Letter;
                r.place = "consultation:1".into();
            }),
            row(7, |r| {
                r.received_at = UtcTime::parse("2026-11-16T12:00:00Z").unwrap();
            }),
            row(8, |r| r.state = State::Hidden),
            row(9, |r| r.state = State::Received),
            row(10, |r| r.author_role = AuthorRole::Official),
            row(11, |r| r.kind = Kind::Answer),
        ] {
            tally.add(counted, chrono_tz::UTC);
        }
        let (figures, ids) = tally.finish(&sections());
        assert_eq!(ids, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(figures.contributions, 7);
        for cells in [&figures.by_kind, &figures.by_channel, &figures.by_lang] {
            assert_eq!(cells.iter().map(|c| c.count).sum::<i64>(), 7);
        }
        assert_eq!(figures.participants, 5, "one person wrote twice");
        assert_eq!(figures.without_account, 1);
        assert_eq!(figures.from_staff, 2);
        let sections: Vec<_> = figures
            .by_section
            .iter()
            .map(|s| (s.number.as_str(), s.anchor.as_str(), s.count))
            .collect();
        let expected = [
            ("", "", 1),
            ("1", "aims", 3),
            ("2", "costs", 1),
            ("", "gone", 1),
        ];
        assert_eq!(sections, expected);
        let weeks: Vec<_> = figures.by_week.iter().map(|w| w.count).collect();
        assert_eq!(weeks, [6, 0, 1], "a week without anything is there");
        let states: Vec<_> = figures
            .moderation
            .iter()
            .map(|c| (c.key.as_str(), c.count))
            .collect();
        assert_eq!(states, [("published", 7), ("hidden", 1), ("in_review", 1)]);
    }
}
