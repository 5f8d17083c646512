//! Synthetic questions with their promises, events and counts, for measuring at scale. The same
//! seed makes the same questions.

use chrono::Duration;
use chrono_tz::Tz;

use super::model::{QuestionState, Rating, Topic};
use super::routing;
use super::store::load::{self, MadeUp};
use super::store::topics;
use crate::features::bodies::{self, NewBody, NewOfficial};
use crate::features::deadlines::load as promises;
use crate::features::deadlines::{self, Calendar, PromiseState};
use crate::platform::crypto::seeded_public_token;
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;

/// Questions written in one transaction.
const CHUNK: i64 = 5_000;
/// Days over which they are spread where nothing else is wanted.
pub const FIVE_YEARS: i64 = 5 * 365;
const WORKING_DAYS: i64 = 10;
const MORE_WORKING_DAYS: i64 = 5;
/// Bodies that are made where there are none.
const BODIES: usize = 8;

/// Officials that are made for a body that has none.
const OFFICIALS: usize = 4;

/// What is asked about, and its topic, which is made for a body that has none.
const ABOUT: [(&str, &str); 8] = [
    ("the crossing at the school", "Crossings"),
    ("the lift at the station", "Lifts"),
    ("the noise at night", "Noise"),
    ("the fees of the swimming pool", "Fees"),
    ("the dark lamps by the river", "Lamps"),
    ("the waste that is left lying", "Waste"),
    ("the bus that never comes", "Buses"),
    ("the trees in the square", "Trees"),
];

/// How much to make.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub questions: i64,
    pub seed: u64,
    /// Over which they are spread, up to now.
    pub days: i64,
}

/// Makes questions spread over so many days up to `now`: of those that are not recent, most answered in time, some late, refused,
/// extended, taken back, handed on, overdue, waiting. `progress` hears how many there are so far.
///
/// # Errors
/// When a row cannot be written.
pub fn generate(
    db: &Db,
    load: &Load,
    zone: Tz,
    now: UtcTime,
    mut progress: impl FnMut(i64),
) -> Result<(), AppError> {
    let Load {
        questions,
        seed,
        days,
    } = *load;
    let begun = now.minus(Duration::days(days));
    let targets = db.write_here(move |tx| targets(tx, zone, begun))?;
    let mut from = 0;
    while from < questions {
        let to = (from + CHUNK).min(questions);
        let targets = targets.clone();
        db.write_here(move |tx| {
            let span = now.since(begun).num_seconds();
            let rows: Vec<MadeUp> = (from..to)
                .filter_map(|number| {
                    // Evenly spread; the last one is asked just now.
                    let at = begun.plus(Duration::seconds(
                        i64::try_from(
                            i128::from(span) * i128::from(number + 1) / i128::from(questions),
                        )
                        .unwrap_or(span),
                    ));
                    made_up(seed, number, at, &targets, now)
                })
                .collect();
            write(tx, &rows)?;
            tx.touch("questions", now);
            Ok(())
        })?;
        from = to;
        progress(from);
    }
    Ok(())
}

/// A body, and the calendar by which its promises are counted.
#[derive(Clone, Debug)]
struct Target {
    body_id: i64,
    calendar_id: i64,
    calendar_version: i64,
    calendar: Calendar,
    official_ids: Vec<i64>,
    topic_ids: Vec<i64>,
}

/// Officials of a body and its topics, made where there are none.
fn people_and_topics(
    tx: &mut Tx<'_>,
    body_id: i64,
    now: UtcTime,
) -> Result<(Vec<i64>, Vec<i64>), AppError> {
    let mut officials = bodies::list_officials(tx, body_id)?;
    let wanted = if officials.is_empty() { OFFICIALS } else { 0 };
    for number in 1..=wanted {
        let new = NewOfficial {
            body_id,
            account_id: None,
            name: format!("Official {number}"),
            post: format!("Desk {number}"),
            responsibilities: String::new(),
            is_head: number == 1,
        };
        officials.push(bodies::create_official(tx, &new, now)?);
    }
    let mut known = topics::list(tx, &[body_id])?;
    if known.is_empty() {
        for (_, name) in ABOUT {
            let new = Topic {
                id: 0,
                body_id,
                name: name.to_owned(),
                words: name.to_lowercase(),
                official_id: None,
            };
            routing::add_topic(tx, &new)?;
        }
        known = topics::list(tx, &[body_id])?;
    }
    let official_ids = officials.into_iter().map(|one| one.id).collect();
    let topic_ids = known.into_iter().map(|one| one.id).collect();
    Ok((official_ids, topic_ids))
}

fn targets(tx: &mut Tx<'_>, zone: Tz, now: UtcTime) -> Result<Vec<Target>, AppError> {
    let mut all = bodies::list(tx)?;
    let wanted = if all.is_empty() { BODIES } else { all.len() };
    while all.len() < wanted {
        let new = NewBody {
            slug: None,
            name: format!("Synthetic Office {}", all.len() + 1),
            purpose: "Made to be measured.".to_owned(),
            responsibilities: String::new(),
            email: String::new(),
            phone: String::new(),
            postal_address: String::new(),
            website: String::new(),
            answer_working_days: WORKING_DAYS,
        };
        all.push(bodies::create(tx, &new, now)?);
    }
    all.into_iter()
        .map(|body| {
            let (row, calendar) = deadlines::calendar_for_body(tx, Some(body.id), zone)?;
            let (official_ids, topic_ids) = people_and_topics(tx, body.id, now)?;
            Ok(Target {
                official_ids,
                topic_ids,
                body_id: body.id,
                calendar_id: row.id,
                calendar_version: row.version,
                calendar,
            })
        })
        .collect()
}

/// What becomes of a question, in the order of a draw of a thousand.
fn fate(draw: u64, is_recent: bool) -> (QuestionState, PromiseState) {
    use {PromiseState as P, QuestionState as Q};
    match (draw, is_recent) {
        (0..200, true) => (Q::Answered, P::Met),
        (200..230, true) => (Q::Clarifying, P::Paused),
        (_, true) => (Q::Open, P::Running),
        (0..830, false) => (Q::Answered, P::Met),
        (830..920, false) => (Q::Answered, P::MetLate),
        (920..950, false) => (Q::Refused, P::Met),
        (950..965, false) => (Q::Withdrawn, P::Withdrawn),
        (965..975, false) => (Q::Answered, P::Transferred),
        (975..980, false) => (Q::Clarifying, P::Paused),
        (_, false) => (Q::Open, P::Running),
    }
}

fn made_up(
    seed: u64,
    number: i64,
    asked_at: UtcTime,
    targets: &[Target],
    now: UtcTime,
) -> Option<MadeUp> {
    let draw = mix(seed ^ mix(number.unsigned_abs()));
    let pick = |shift: u32, of: u64| draw.rotate_right(shift) % of;
    let index = |shift: u32, of: usize| usize::try_from(pick(shift, of as u64)).unwrap_or(0);
    let target = targets.get(index(7, targets.len().max(1)))?;
    let next = targets.get(index(23, targets.len().max(1)))?;
    let calendar = &target.calendar;
    let asked_on = calendar.day_of(asked_at);
    let due_first = calendar.add_working_days(asked_on, WORKING_DAYS).ok()?;
    let is_recent = calendar.end_of(due_first) >= now;
    let (state, end) = fate(pick(0, 1_000), is_recent);
    let is_extended = !is_recent && pick(31, 100) < 6 && end != PromiseState::Transferred;
    let due_on = if is_extended {
        calendar
            .add_working_days(due_first, MORE_WORKING_DAYS)
            .ok()?
    } else {
        due_first
    };
    let allowed = (due_on - asked_on).num_days();
    let took = match end {
        PromiseState::MetLate => allowed + 1 + i64::try_from(pick(41, 40)).unwrap_or(0),
        PromiseState::Running | PromiseState::Paused => 0,
        // Most answers come in the second half.
        _ => {
            let low = if is_extended {
                (due_first - asked_on).num_days()
            } else {
                1
            };
            low + i64::try_from(pick(
                41,
                u64::try_from(allowed - low + 1).unwrap_or(1).max(1),
            ))
            .unwrap_or(0)
        }
    };
    // In the afternoon of a local day, whatever the clocks do meanwhile.
    let ends_on = asked_on + Duration::days(took);
    let ends_at = calendar.end_of(ends_on).minus(Duration::hours(8));
    // Nothing is dated in the future; what was to end later still waits.
    let has_ended = took > 0 && ends_at <= now;
    let (state, end) = if took > 0 && !has_ended {
        (QuestionState::Open, PromiseState::Running)
    } else {
        (state, end)
    };
    let is_transferred = end == PromiseState::Transferred;
    let about = index(13, ABOUT.len());
    let (title, _) = ABOUT.get(about).copied().unwrap_or_default();
    let promise = promises::MadeUp {
        body_id: target.body_id,
        calendar_id: target.calendar_id,
        calendar_version: target.calendar_version,
        working_days: WORKING_DAYS,
        state: end,
        started_at: asked_at,
        started_on: asked_on,
        extended_to: is_extended.then_some((due_first, MORE_WORKING_DAYS)),
        due_on,
        due_at: calendar.end_of(due_on),
        ended: has_ended.then_some((ends_at, ends_on)),
        paused_at: (end == PromiseState::Paused).then(|| {
            let later = asked_at.plus(Duration::days(2));
            if later <= now { later } else { asked_at }
        }),
        was_refused: state == QuestionState::Refused,
        ordinal: 1,
    };
    let second = is_transferred
        .then(|| handed_on(&promise, next, now))
        .flatten();
    let last = second.as_ref().unwrap_or(&promise);
    let (body_id, due_at, answered_at) = (
        last.body_id,
        last.due_at,
        last.ended
            .map(|(at, _)| at)
            .filter(|_| matches!(last.state, PromiseState::Met | PromiseState::MetLate)),
    );
    let state = match (is_transferred, answered_at) {
        (true, None) => QuestionState::Open,
        _ => state,
    };
    // Whoever has it now.
    let holder = if second.is_some() { next } else { target };
    let topic_id = holder.topic_ids.get(about % holder.topic_ids.len().max(1));
    let official = holder
        .official_ids
        .get(index(59, holder.official_ids.len().max(1)));
    let rating = (answered_at.is_some() && pick(53, 10) == 0).then(|| match pick(47, 10) {
        0..6 => Rating::Answered,
        6..9 => Rating::Partly,
        _ => Rating::NotAnswered,
    });
    Some(MadeUp {
        token: seeded_public_token(format!("question {seed} {number} {}", now.unix()).as_bytes()),
        title: format!("What is being done about {title}, number {}?", number + 1),
        author_name: format!("Person {}", draw % 50_000),
        body_id,
        state,
        working_days: WORKING_DAYS,
        asked_at,
        due_at,
        answered_at,
        extension_count: i64::from(is_extended),
        rating,
        topic_id: topic_id.copied(),
        answered_by: official.copied().filter(|_| answered_at.is_some()),
        promises: std::iter::once(promise).chain(second).collect(),
    })
}

/// The promise of the body to which a question was handed on, answered a week later.
fn handed_on(first: &promises::MadeUp, to: &Target, now: UtcTime) -> Option<promises::MadeUp> {
    let (started_at, _) = first.ended?;
    let calendar = &to.calendar;
    let started_on = calendar.day_of(started_at);
    let due_on = calendar.add_working_days(started_on, WORKING_DAYS).ok()?;
    let ends_at = started_at.plus(Duration::days(7));
    let has_ended = ends_at <= now;
    Some(promises::MadeUp {
        body_id: to.body_id,
        calendar_id: to.calendar_id,
        calendar_version: to.calendar_version,
        working_days: WORKING_DAYS,
        state: if has_ended {
            PromiseState::Met
        } else {
            PromiseState::Running
        },
        started_at,
        started_on,
        extended_to: None,
        due_on,
        due_at: calendar.end_of(due_on),
        ended: has_ended.then(|| (ends_at, calendar.day_of(ends_at))),
        paused_at: None,
        was_refused: false,
        ordinal: 2,
    })
}

fn write(tx: &mut Tx<'_>, rows: &[MadeUp]) -> Result<(), AppError> {
    let ids = load::insert_many(tx, rows)?;
    let subjects: Vec<(i64, &promises::MadeUp)> = ids
        .iter()
        .zip(rows)
        .flat_map(|(id, row)| row.promises.iter().map(|promise| (*id, promise)))
        .collect();
    promises::insert_answers(tx, &subjects)
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that looks random.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
