//! Questions to the bodies of Rivermouth: answered in time and late, under way, due soon, overdue.

use super::Town;
use crate::features::bodies::{self, Official};
use crate::features::consultations;
use crate::features::contributions::{Channel, Spine};
use crate::features::questions::{self, Answer, Ask};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use chrono_tz::Tz;

struct Asked {
    body: &'static str,
    /// Asked within this consultation, if it was open then.
    within: Option<&'static str>,
    /// Which of the citizens asked.
    citizen: usize,
    days_ago: i64,
    title: &'static str,
    text: &'static str,
    /// How many days ago it was answered, and what was said.
    answer: Option<(i64, &'static str)>,
}

/// Oldest first. With ten working days promised, what was asked more than two weeks ago and has no
/// answer is overdue.
const QUESTIONS: &[Asked] = &[
    Asked {
        body: "culture",
        within: None,
        citizen: 4,
        days_ago: 62,
        title: "Why is the reading room in Old Town closed on Mondays?",
        text: "I work from Tuesday to Saturday, so Monday is the only day on which I could use \
               the reading room. Could it open on one Monday in the month, even for an afternoon?",
        answer: Some((
            55,
            "Mondays are when the reading room is cleaned and when new books are shelved, and \
             two of our five librarians have their day off then.\n\nWe have looked at the figures \
             again and will try **the first Monday of each month, from 2 to 6 in the afternoon**, \
             for half a year. If at least twenty people come, we keep it.",
        )),
    },
    Asked {
        body: "roads",
        within: None,
        citizen: 11,
        days_ago: 58,
        title: "When will the street lamps along Ferry Quay work again?",
        text: "Six lamps between the boat house and the old crane have been dark since the \
               September storm. I walk there with my dog after work and cannot see the edge.",
        answer: Some((
            31,
            "You waited far too long for this answer, and we are sorry.\n\nThe cable under the \
             quay was flooded. A new one has been laid, and the six lamps were switched on again \
             last week. The two beside the crane still flicker: new parts are ordered.",
        )),
    },
    Asked {
        body: "council",
        within: None,
        citizen: 2,
        days_ago: 49,
        title: "Are the minutes of the finance committee public?",
        text: "I found the minutes of the full council on the site, but none of the finance \
               committee after March. Are they public, and where can I read them?",
        answer: Some((
            42,
            "Yes, they are. After March they were filed under another heading by mistake, and \
             nobody could find them by searching.\n\nAll minutes up to last month are now in one \
             place, and the clerk adds each new one within five days of the meeting.",
        )),
    },
    Asked {
        body: "parks",
        within: None,
        citizen: 17,
        days_ago: 44,
        title: "What is sprayed on the paths in Harbour Gardens?",
        text: "A van sprayed the edges of the paths on a weekday morning while children were \
               playing there. What was it, and is it safe for animals?",
        answer: Some((
            37,
            "It was hot water with a little foam made of maize and coconut, which keeps the heat \
             on the weeds. There is no herbicide in it: the city has used none since 2023.\n\nThe \
             crew should have put up a sign and waited. We have talked to them about it.",
        )),
    },
    Asked {
        body: "roads",
        within: None,
        citizen: 8,
        days_ago: 38,
        title: "Could the crossing at Mill Lane get more green time?",
        text: "My mother walks with a frame and gets only half way before the light turns red. \
               Drivers are patient, but it frightens her.",
        answer: Some((
            33,
            "We measured it: the light was green for eleven seconds over a crossing of nine \
             metres, which is less than our own rule asks for.\n\nIt has been **seventeen \
             seconds** since Tuesday. Please tell us if that is still too short.",
        )),
    },
    Asked {
        body: "culture",
        within: None,
        citizen: 20,
        days_ago: 35,
        title: "Can the museum lend its school boxes to clubs as well?",
        text: "I lead a group of twelve young people on Thursdays. The box about the fishing \
               fleet would be just right for us, but the form only lets schools tick the box.",
        answer: Some((
            14,
            "It can, and it should have said so. We answered late because nobody felt \
             responsible: the museum thought the service would write, and the other way \
             round.\n\nThe form now has a field for clubs. Your box is reserved for the first \
             Thursday of next month.",
        )),
    },
    Asked {
        body: "council",
        within: None,
        citizen: 13,
        days_ago: 27,
        title: "How much did the new website of the city cost?",
        text: "I would like to know the price of building it, what it costs each year, and \
               which company was chosen and how.",
        answer: Some((
            20,
            "Building it cost 184,000, and it costs 31,500 a year for operation and repairs. \
             Four companies made an offer; the second cheapest was chosen because it scored best \
             for accessibility.\n\nThe contract and the scores are public and have been added to \
             the minutes of the meeting of 12 May.",
        )),
    },
    Asked {
        body: "roads",
        within: None,
        citizen: 6,
        days_ago: 24,
        title: "Who clears the snow from the cycle path to Saltmarsh?",
        text: "Last winter the path was cleared up to the railway bridge and not beyond. Is the \
               second half not the city’s, and if so, whose is it?",
        answer: None,
    },
    Asked {
        body: "parks",
        within: None,
        citizen: 15,
        days_ago: 19,
        title: "When will the playground at Weaver’s Green be finished?",
        text: "The fence has been up since the summer holidays, and nobody has been seen working \
               there for five weeks. The sign still says ‘opening in October’.",
        answer: None,
    },
    Asked {
        body: "roads",
        within: None,
        citizen: 19,
        days_ago: 14,
        title: "Why has the crossing at Station Road no sound signal?",
        text: "I am blind and cross there twice a day. At the next corner the light \
               ticks, at the station it does not.",
        answer: None,
    },
    Asked {
        body: "culture",
        within: None,
        citizen: 1,
        days_ago: 13,
        title: "Will the mobile library keep its stop in Upper Ferry?",
        text: "The driver told us that the round is being planned anew. Eleven of us come to \
               that stop, and most of us have no car.",
        answer: None,
    },
    Asked {
        body: "council",
        within: None,
        citizen: 22,
        days_ago: 12,
        title: "How can a street ask for a shared tool shed?",
        text: "Nine households in Anchor Street would like to share a mower, a ladder and a \
               cargo bike. Is there city ground we could use, and whom do we have to ask?",
        answer: None,
    },
    Asked {
        body: "roads",
        within: Some("harbour-bridge"),
        citizen: 9,
        days_ago: 5,
        title: "How high will ships still be able to pass under the bridge?",
        text: "The plan speaks of a clearance of fourteen metres. Is that at low or at high \
               water? Our association has two boats with masts of thirteen and a half metres.",
        answer: Some((
            2,
            "The fourteen metres are measured at mean high water at spring tide, so at nearly \
             every hour of the year there is more.\n\nAt the highest tide on record it would \
             have been 13.2 metres. We will add a drawing with both lines to the documents.",
        )),
    },
    Asked {
        body: "roads",
        within: None,
        citizen: 14,
        days_ago: 5,
        title: "Who decides which streets are resurfaced next year?",
        text: "Our street has been patched four times. Is there a list, and can one \
               see how far up we are?",
        answer: None,
    },
    Asked {
        body: "roads",
        within: Some("quiet-streets"),
        citizen: 3,
        days_ago: 4,
        title: "Can carers still drive up to the school in Church Street?",
        text: "My son is brought to school by a transport service, because he cannot walk far. \
               Would its driver need a permit during the quiet hour?",
        answer: None,
    },
    Asked {
        body: "parks",
        within: None,
        citizen: 18,
        days_ago: 2,
        title: "May we plant vegetables in the beds along Rope Walk?",
        text: "Three of the eight beds have been empty for two years. A few neighbours would \
               look after them, and passers-by could pick what they like.",
        answer: None,
    },
    Asked {
        body: "council",
        within: None,
        citizen: 0,
        days_ago: 1,
        title: "Can council meetings be followed with subtitles?",
        text: "I am hard of hearing. The recordings are good, but without subtitles I have to \
               ask somebody to tell me what was said.",
        answer: None,
    },
];

/// What happens at a time: a question is asked or answered.
struct Step {
    at: UtcTime,
    number: usize,
    answer: Option<&'static str>,
}

/// # Errors
/// When the town lacks a body, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let mut steps: Vec<Step> = Vec::new();
    for (number, asked) in QUESTIONS.iter().enumerate() {
        let minute = i64::try_from(number).unwrap_or_default();
        steps.push(Step {
            at: town.ago(asked.days_ago, minute),
            number,
            answer: None,
        });
        if let Some((days_ago, text)) = asked.answer {
            steps.push(Step {
                at: town.ago(days_ago, minute + 5),
                number,
                answer: Some(text),
            });
        }
    }
    // The public log runs forward in time.
    steps.sort_by_key(|step| step.at);
    let mut asks = Vec::new();
    for asked in QUESTIONS {
        asks.push(ask_of(town, asked)?);
    }
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    town.app
        .db
        .write_here(move |tx| play(tx, &spine, &asks, &steps, zone))
}

fn ask_of(town: &Town, asked: &Asked) -> Result<Ask, AppError> {
    let missing = || AppError::Internal(format!("the demo has no {}", asked.body));
    let count = town.citizens.len().max(1);
    let citizen = town
        .citizens
        .get(asked.citizen % count)
        .or_else(|| town.accounts.get("citizen"))
        .ok_or_else(missing)?;
    Ok(Ask {
        body_id: *town.bodies.get(asked.body).ok_or_else(missing)?,
        consultation_id: asked
            .within
            .and_then(|slug| town.consultations.get(slug).copied()),
        lang: "en".to_owned(),
        title: asked.title.to_owned(),
        text: asked.text.to_owned(),
        ..Ask::by_account(citizen.id, &citizen.name, town.now)
    })
}

fn play(
    tx: &mut Tx<'_>,
    spine: &Spine,
    asks: &[Ask],
    steps: &[Step],
    zone: Tz,
) -> Result<(), AppError> {
    let mut ids = vec![None; asks.len()];
    for step in steps {
        let (Some(ask), Some(id)) = (asks.get(step.number), ids.get_mut(step.number)) else {
            continue;
        };
        match (step.answer, *id) {
            (None, _) => *id = Some(put(tx, spine, ask, zone, step.at)?),
            (Some(text), Some(question_id)) => {
                reply(tx, spine, ask, question_id, text, zone, step)?;
            }
            (Some(_), None) => {}
        }
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, spine: &Spine, ask: &Ask, zone: Tz, at: UtcTime) -> Result<i64, AppError> {
    let mut ask = ask.clone();
    ask.received_at = at;
    if let Some(id) = ask.consultation_id {
        let found = consultations::find(tx, id)?;
        let is_open = found.is_some_and(|one| consultations::ensure_open(&one, at).is_ok());
        ask.consultation_id = is_open.then_some(id);
    }
    Ok(questions::ask(tx, spine, &ask, zone, at)?.question.id)
}

fn reply(
    tx: &mut Tx<'_>,
    spine: &Spine,
    ask: &Ask,
    question_id: i64,
    text: &str,
    zone: Tz,
    step: &Step,
) -> Result<(), AppError> {
    let officials: Vec<Official> = bodies::list_officials(tx, ask.body_id)?;
    let official = officials.get(step.number % officials.len().max(1));
    let answer = Answer {
        question_id,
        official_id: official.map(|one| one.id),
        account_id: official.and_then(|one| one.account_id),
        author_name: official.map_or("The office".to_owned(), |one| one.name.clone()),
        channel: Channel::Web,
        lang: "en".to_owned(),
        text: text.to_owned(),
        submission_key: None,
    };
    match questions::answer(tx, spine, &answer, zone, step.at) {
        // One that waits for a moderator is answered later, by whoever tries the demo.
        Ok(_) | Err(AppError::Closed(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
