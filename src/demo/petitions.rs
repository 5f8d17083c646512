//! Petitions of Rivermouth: below and above their thresholds, in every state.

use chrono::Duration;

use super::Town;
use crate::features::accounts;
use crate::features::bodies;
use crate::features::moderation::{self, Decision, Ruling};
use crate::features::petitions::{self, NewPetition, NewResponse, Procedure};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// What becomes of one.
enum Fate {
    InModeration,
    Rejected(&'static str),
    Open,
    /// Days before today, summary and text of the response.
    Answered(i64, &'static str, &'static str),
}

struct Script {
    body: &'static str,
    /// Which of the citizens starts it.
    citizen: usize,
    /// Days before today on which it was sent in; it was read the day after.
    sent: i64,
    threshold: i64,
    action: &'static str,
    background: &'static str,
    details: &'static str,
    /// Signatures up to so many days before today, in order.
    signed: &'static [(i64, i64)],
    fate: Fate,
}

const SCRIPTS: [Script; 11] = [
    Script {
        body: "culture",
        citizen: 3,
        sent: 52,
        threshold: 500,
        action: "Keep the Eastbank library open on Sundays",
        background: "Eastbank is the only library on this side of the river. People who work in shifts can come on Sundays or not at all.",
        details: "On the four trial Sundays in spring there were more readers than on any weekday. \
            Volunteers of the reading circle would run the counter from two to six, with one \
            librarian on call. Heating costs less than people think: the building shares its \
            boiler with the school.\n\n\
            What we ask for:\n\n- Sundays from two to six, from October to April\n\
            - a report after the first winter, with numbers",
        signed: &[(46, 120), (38, 96), (24, 104), (13, 182), (0, 36)],
        fate: Fate::Open,
    },
    Script {
        body: "council",
        citizen: 8,
        sent: 96,
        threshold: 100,
        action: "Publish how each councillor voted, the same evening",
        background: "The minutes come out six weeks later. By then nobody remembers what the vote was about.",
        details: "Other towns put a table on their site before midnight: motion, name, yes, no, \
            abstained. It needs no new system, the clerk writes it down anyway.",
        signed: &[(80, 40), (64, 41), (52, 29), (20, 21), (0, 4)],
        fate: Fate::Open,
    },
    Script {
        body: "parks",
        citizen: 11,
        sent: 118,
        threshold: 100,
        action: "Open the school playgrounds at weekends",
        background: "North of the railway there is no playground within a walk. Three school yards stand empty and locked from Friday noon.",
        details: "The gates could be opened by the park wardens, who pass anyway. We know of the \
            worry about broken glass: parents' groups of all three schools have offered to look \
            after the yards in turns.",
        signed: &[(104, 38), (90, 33), (71, 44), (40, 52), (0, 61)],
        fate: Fate::Answered(
            48,
            "Yes, for two of the three yards, from March. The third has to be fenced off from the boiler house first.",
            "Thank you for this petition, and for not only asking but offering to help.\n\n\
             From the first weekend in March the yards of **Hill School** and **Station School** \
             are open on Saturdays and Sundays from nine until dusk. Our wardens open and close \
             them. The parents' groups have signed an agreement with us on who looks after what.\n\n\
             We cannot open the yard of Mill School yet: one gate leads to the boiler house. A \
             fence is ordered and will be up in June. We report here when it is done.",
        ),
    },
    Script {
        body: "parks",
        citizen: 15,
        sent: 150,
        threshold: 100,
        action: "Clean the river steps every spring",
        background: "After the winter floods the steps at the old quay are slippery with mud until July. Somebody falls there every year.",
        details: "",
        signed: &[(140, 70), (118, 45), (60, 30), (0, 22)],
        fate: Fate::Answered(
            70,
            "We clean the steps from now on in the first two weeks of April, and after every flood above the second mark.",
            "You are right, and we are late: with this answer and with the mud.\n\n\
             Until now nobody was in charge of the steps below the high-water line. They now \
             belong to the round of the eastern park crew, with two fixed weeks in April and one \
             turn after every flood that passes the second mark on the bridge.\n\n\
             If you find them dirty outside these times, ask us a question here: it comes with a \
             date by which we must answer.",
        ),
    },
    Script {
        body: "roads",
        citizen: 1,
        sent: 180,
        threshold: 500,
        action: "Keep the foot ferry running in winter",
        background: "From November to March the ferry stops, and the way to the hospital becomes fifty minutes by bus instead of eight on the water.",
        details: "The crew would work the winter: they told us so. The boat is insured all year. \
            What is missing is the fuel for four months, less than the town pays for the \
            Christmas lights.",
        signed: &[(160, 64), (120, 83), (70, 97), (21, 102), (4, 71), (0, 38)],
        fate: Fate::Open,
    },
    Script {
        body: "roads",
        citizen: 6,
        sent: 41,
        threshold: 500,
        action: "Run the night bus as far as the hospital",
        background: "The last stop of the planned night line is the market square. Nurses on the late shift walk the last two kilometres along an unlit road.",
        details: "The consultation on night buses opens soon. We ask that the timetable put to \
            the public has the hospital on it, so that people can say what they think of it.",
        signed: &[(33, 52), (22, 74), (9, 87), (0, 99)],
        fate: Fate::Open,
    },
    Script {
        body: "parks",
        citizen: 19,
        sent: 24,
        threshold: 100,
        action: "Plant trees along Quay Street",
        background: "In July the pavement of Quay Street was too hot to stand on. There is not one tree between the bridge and the fish market.",
        details: "We counted: forty trees would fit without taking a single parking space.",
        signed: &[(16, 19), (7, 28), (0, 31)],
        fate: Fate::Open,
    },
    Script {
        body: "culture",
        citizen: 21,
        sent: 4,
        threshold: 500,
        action: "Record the old harbour songs before they are lost",
        background: "Six people in town still know the net-makers' songs by heart. The youngest of them is eighty-one.",
        details: "A sound engineer of the local radio offers her time. The town would give a room \
            and a place in its archive.",
        signed: &[(0, 23)],
        fate: Fate::Open,
    },
    Script {
        body: "roads",
        citizen: 13,
        sent: 203,
        threshold: 500,
        action: "Slow traffic on Mill Road to 30 all day",
        background: "It is 30 during school hours and 50 afterwards, which is when children come home from sports.",
        details: "The police counted 41 accidents in five years, 29 of them after four o'clock.",
        signed: &[(180, 88), (140, 64), (90, 71), (21, 64)],
        fate: Fate::Open,
    },
    Script {
        body: "council",
        citizen: 17,
        sent: 30,
        threshold: 500,
        action: "Lower the price of petrol",
        background: "Filling up costs a day's wage by now. Somebody has to do something about it.",
        details: "",
        signed: &[],
        fate: Fate::Rejected("petition-outside-remit"),
    },
    Script {
        body: "roads",
        citizen: 22,
        sent: 1,
        threshold: 500,
        action: "Put a bench at every bus stop on the hill",
        background: "Between the station and the hill there are eleven stops and two benches. Whoever cannot stand for twenty minutes stays at home.",
        details: "We photographed all eleven stops. There is room at each of them.",
        signed: &[],
        fate: Fate::InModeration,
    },
];

/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    let moderator = town
        .accounts
        .get("moderator")
        .cloned()
        .ok_or(AppError::NotFound)?;
    let mut planned = Vec::new();
    for (number, script) in (0..).zip(&SCRIPTS) {
        let body_id = *town.bodies.get(script.body).ok_or(AppError::NotFound)?;
        let citizen = town
            .citizens
            .get(script.citizen % town.citizens.len().max(1))
            .ok_or(AppError::NotFound)?;
        let new = NewPetition {
            body_id,
            action: script.action.to_owned(),
            background: script.background.to_owned(),
            details: script.details.to_owned(),
            account_id: Some(citizen.id),
            author_name: citizen.name.clone(),
            lang: "en".to_owned(),
            submission_key: None,
            procedure: Procedure {
                response_threshold: script.threshold,
                ..Procedure::default()
            },
            zone,
        };
        planned.push((number, new));
    }
    let now = town.now;
    town.app.db.write_here(move |tx| {
        moderation::ensure_default_reasons(tx, ago(now, 250))?;
        let moderator = accounts::actor_of(tx, &moderator)?;
        for ((number, new), script) in planned.iter().zip(&SCRIPTS) {
            let sent_at = ago(now, script.sent);
            let petition = petitions::start(tx, &spine, new, sent_at)?;
            let Some(ruling) = ruling(&script.fate) else {
                continue;
            };
            let read_at = ago(now, script.sent - 1);
            let case = moderation::find_open_case(tx, petition.contribution_id)?;
            let case = case.ok_or(AppError::NotFound)?;
            moderation::decide(tx, &spine, &moderator, case.id, &ruling, read_at)?;
            gather(tx, petition.id, *number, script, now)?;
        }
        petitions::close_ended(tx, ago(now, 2))
    })
}

/// `days` before `now`, at an hour that depends on the day.
fn ago(now: UtcTime, days: i64) -> UtcTime {
    now.minus(Duration::days(days))
        .minus(Duration::minutes((days * 37) % 600))
}

fn ruling(fate: &Fate) -> Option<Ruling> {
    match fate {
        Fate::InModeration => None,
        Fate::Rejected(reason) => Some(Ruling {
            decision: Decision::Reject,
            reason: Some((*reason).to_owned()),
            explanation: "Taxes on petrol are set by the national parliament.".to_owned(),
            ..Ruling::approve()
        }),
        Fate::Open | Fate::Answered(..) => Some(Ruling::approve()),
    }
}

/// Signatures, and the response between them on its day.
fn gather(
    tx: &mut Tx<'_>,
    id: i64,
    seed: u64,
    script: &Script,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut from = ago(now, script.sent - 1);
    for &(until, count) in script.signed {
        let to = if until == 0 {
            now.minus(Duration::minutes(20))
        } else {
            ago(now, until)
        };
        petitions::add_signatures(tx, id, count, seed, from, to)?;
        from = to;
    }
    if let Fate::Answered(days, summary, text) = script.fate {
        let petition = petitions::find(tx, id)?.ok_or(AppError::NotFound)?;
        let officials = bodies::list_officials(tx, petition.body_id)?;
        let response = NewResponse {
            summary: summary.to_owned(),
            text: text.to_owned(),
            official_id: officials.first().map(|official| official.id),
            account_id: officials.first().and_then(|official| official.account_id),
        };
        petitions::respond(tx, id, &response, ago(now, days))?;
    }
    Ok(())
}
