//! What the Roads and Transport Office was asked over the past year and a half: enough that its
//! record shows shares, times and a trend.

use chrono_tz::Tz;

use super::Town;
use crate::features::bodies;
use crate::features::contributions::{Channel, Spine};
use crate::features::questions::{self, Answer, Ask};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A question that was answered long ago.
struct Past {
    days_ago: i64,
    /// Calendar days until the answer. With ten working days promised, more than two weeks is late.
    took: i64,
    citizen: usize,
    /// Place of the official in the body's list.
    official: usize,
    title: &'static str,
    text: &'static str,
    answer: &'static str,
}

const fn past(
    (days_ago, took): (i64, i64),
    (citizen, official): (usize, usize),
    title: &'static str,
    text: &'static str,
    answer: &'static str,
) -> Past {
    Past {
        days_ago,
        took,
        citizen,
        official,
        title,
        text,
        answer,
    }
}

/// Oldest first.
const PAST: [Past; 25] = [
    past(
        (545, 11),
        (3, 1),
        "Is the old swing bridge safe for two buses at once?",
        "When two buses meet on it the railing trembles. I stand there with my pram and wonder.",
        "It is. The bridge was inspected in March and carries four times the weight of two buses. What trembles is the railing: its feet are loose and will be fastened in May.",
    ),
    past(
        (531, 9),
        (8, 2),
        "Why does bus 4 no longer stop at the clinic?",
        "My father has to change twice now. Nobody told the people at the clinic either.",
        "The stop was lost when the street became one-way. From the next timetable on bus 4 turns at the clinic again; until then line 7 waits for it at the market.",
    ),
    past(
        (517, 26),
        (14, 1),
        "When will the cobbles in Net Street be laid even?",
        "A woman with a stick fell there in January. The stones stand up like teeth.",
        "You waited too long for this answer, and the street waited too long as well. The worst forty metres were laid anew last week; the rest follows in September.",
    ),
    past(
        (498, 8),
        (1, 1),
        "Could the crossing at the fish market get a middle island?",
        "Four lanes without a stop are too much for anybody who is not quick on their feet.",
        "Yes. It is in the programme for this year, together with a lower kerb on both sides. The works take nine days in June.",
    ),
    past(
        (486, 12),
        (19, 2),
        "Are the night buses checked for empty runs?",
        "At two in the morning I am often alone on the bus. It costs us all money.",
        "They are counted every night. Fewer than five people ride on one run in eleven; those runs are joined with the one before from autumn on.",
    ),
    past(
        (470, 5),
        (6, 1),
        "What do the yellow marks on Mill Bridge mean?",
        "They appeared overnight, with numbers beside them. Is the bridge being closed?",
        "No. They are points at which surveyors measure whether the bridge moves. It does not; the marks are washed off in two months.",
    ),
    past(
        (455, 13),
        (22, 1),
        "Who pays for the traffic lights at the new supermarket?",
        "They were put up for its car park. I should not like to pay for that with my taxes.",
        "The supermarket pays for the lights and for ten years of their upkeep; the contract is attached to the building permit.",
    ),
    past(
        (441, 10),
        (11, 2),
        "Can the bus shelter at Tern Lane be turned around?",
        "It is open to the west, where all the rain comes from.",
        "It cannot be turned, but it can be closed: a pane of glass is fitted on the west side next month.",
    ),
    past(
        (426, 31),
        (17, 1),
        "Why was the zebra at the library painted over?",
        "After the resurfacing it did not come back. Drivers no longer stop.",
        "It was forgotten when the works were accepted, and your question lay on the wrong desk. The zebra has been painted again, and a second pair of eyes checks the list of marks from now on.",
    ),
    past(
        (410, 7),
        (9, 1),
        "How often is the harbour crossing washed free of salt?",
        "The steel looks white after every storm.",
        "Twice a year, and after storms of force ten or more. The last time was on the Tuesday after your question.",
    ),
    past(
        (395, 11),
        (4, 2),
        "Why do buses wait with the engine running at Tide Square?",
        "We live above the stop and cannot open a window before nine.",
        "They should not. Drivers were told again, and the new buses switch themselves off after a minute. All of line 2 has them from spring on.",
    ),
    past(
        (379, 9),
        (20, 1),
        "Is there a plan for the potholes in Upper Ferry?",
        "We counted thirty-one between the church and the bakery.",
        "There is now: yours and fourteen others. The street is on the list for a new surface in the second half of the year; the deepest holes are filled this week.",
    ),
    past(
        (362, 12),
        (0, 1),
        "Will the school crossing in Church Street keep its warden?",
        "She retires in summer. The children trust her.",
        "It will. Two people have applied, and she has offered to show them how it is done.",
    ),
    past(
        (347, 6),
        (15, 1),
        "Can bicycles be taken along on the bus to Saltmarsh?",
        "The ferry no longer takes them in winter.",
        "On line 9, two at a time, outside the hours in which pupils travel. It costs nothing. A sign is being printed.",
    ),
    past(
        (331, 13),
        (7, 1),
        "What does the gritting lorry put on the bridges?",
        "My bicycle rusts, and so, I fear, do the bridges.",
        "Since last winter it is a brine without chloride on all 38 bridges, and salt elsewhere. It costs more and does not eat steel.",
    ),
    past(
        (314, 10),
        (23, 0),
        "When are the snow poles on the moor road put up?",
        "Last year the first snow was there before the poles.",
        "In the last week of October, whatever the weather says. This year they stood on the 27th.",
    ),
    past(
        (297, 22),
        (2, 1),
        "Why is there no timetable at the stop on Rope Walk?",
        "The frame has been empty since August.",
        "It was broken three times, and after that nobody felt responsible; neither for the frame nor for your question. It hangs again, behind a pane that can be replaced in five minutes.",
    ),
    past(
        (276, 8),
        (12, 1),
        "May the crossing at the baths be lit at night?",
        "In winter the swimming club leaves in the dark.",
        "It may, and from the 4th it is. The lamp dims when nobody is there.",
    ),
    past(
        (251, 11),
        (18, 1),
        "How long will the footbridge at the weir stay closed?",
        "The way around takes twenty minutes.",
        "Five more weeks. Two beams were rotten, which one saw only once the planks were off. A boat takes you across from seven to seven, for nothing.",
    ),
    past(
        (228, 7),
        (10, 2),
        "Does the early bus run on the holiday in May?",
        "I begin at six in the hospital, on holidays too.",
        "It does. On holidays the Sunday timetable holds, and the run at 5:20 is part of it since last year.",
    ),
    past(
        (196, 12),
        (5, 0),
        "Why were the trees on Weir Lane cut back so hard?",
        "They look like posts. Was that the roads office or the parks?",
        "It was us: the buses had lost two mirrors. The parks office has shown us how to do it in two steps instead of one, and does it itself from now on.",
    ),
    past(
        (168, 9),
        (16, 1),
        "Can the bell at the swing bridge be softer at night?",
        "It rings for every yacht, also at three.",
        "Between eleven and six the bridge opens only on demand and rings at half the loudness. The harbour master has agreed to try it until October.",
    ),
    past(
        (139, 13),
        (21, 2),
        "Will bus 7 wait for the last ferry?",
        "It leaves two minutes before we are on land.",
        "It waits six minutes from the next timetable on. If the ferry is later than that, the driver calls a taxi and the city pays for it.",
    ),
    past(
        (112, 6),
        (13, 1),
        "What happens to the old lamps of the harbour crossing?",
        "They are beautiful, and I saw them lying in a skip.",
        "Twelve of the eighteen are kept at the depot and come back with new light in them. The six in the skip were cracked.",
    ),
    past(
        (86, 10),
        (8, 1),
        "Who sweeps the glass from the cycle path after weekends?",
        "I have had three flat tyres since June.",
        "Nobody did on Mondays. From this week on the small sweeper begins there at six, before the schools.",
    ),
];

/// # Errors
/// When the town lacks the body, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let roads = *town.bodies.get("roads").ok_or(AppError::NotFound)?;
    let mut steps: Vec<(UtcTime, usize, bool)> = Vec::new();
    let mut asks = Vec::new();
    for (number, past) in PAST.iter().enumerate() {
        let minute = i64::try_from(number).unwrap_or_default();
        let asked_at = town.ago(past.days_ago, minute);
        steps.push((asked_at, number, false));
        steps.push((town.ago(past.days_ago - past.took, minute), number, true));
        let count = town.citizens.len().max(1);
        let citizen = town.citizens.get(past.citizen % count);
        let citizen = citizen.ok_or(AppError::NotFound)?;
        asks.push(Ask {
            body_id: roads,
            lang: "en".to_owned(),
            title: past.title.to_owned(),
            text: past.text.to_owned(),
            ..Ask::by_account(citizen.id, &citizen.name, asked_at)
        });
    }
    // The public log runs forward in time.
    steps.sort_by_key(|(at, ..)| *at);
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    town.app
        .db
        .write_here(move |tx| play(tx, &spine, roads, &asks, &steps, zone))
}

fn play(
    tx: &mut Tx<'_>,
    spine: &Spine,
    body_id: i64,
    asks: &[Ask],
    steps: &[(UtcTime, usize, bool)],
    zone: Tz,
) -> Result<(), AppError> {
    let officials = bodies::list_officials(tx, body_id)?;
    let mut ids = vec![0; asks.len()];
    for (at, number, is_answer) in steps {
        let (Some(past), Some(ask), Some(id)) =
            (PAST.get(*number), asks.get(*number), ids.get_mut(*number))
        else {
            continue;
        };
        if !is_answer {
            *id = questions::ask(tx, spine, ask, zone, *at)?.question.id;
            continue;
        }
        let official = officials
            .get(past.official % officials.len().max(1))
            .ok_or(AppError::NotFound)?;
        let answer = Answer {
            question_id: *id,
            official_id: Some(official.id),
            account_id: official.account_id,
            author_name: official.name.clone(),
            channel: Channel::Web,
            lang: "en".to_owned(),
            text: past.answer.to_owned(),
            submission_key: None,
        };
        questions::answer(tx, spine, &answer, zone, *at)?;
    }
    Ok(())
}
