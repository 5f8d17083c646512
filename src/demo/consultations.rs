//! The six consultations of Rivermouth, one in every phase and some in between.

use chrono::Duration;

use super::Town;
use crate::features::consultations::{self, Change, NewConsultation, PublicationState};
use crate::features::contributions::Moderation;
use crate::features::deadlines::rules::{end_of_day, local_day, start_of_day};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

/// One consultation; days count from today, negative ones have passed.
struct Script {
    slug: &'static str,
    body: &'static str,
    title: &'static str,
    summary: &'static str,
    decides: &'static str,
    description: &'static str,
    moderation: Moderation,
    announced: i64,
    opens: i64,
    closes: i64,
    /// Moved the end: so many days from today it was done, and the last day before.
    extended: Option<(i64, i64)>,
}

const SCRIPTS: [Script; 6] = [
    Script {
        slug: "river-park",
        body: "parks",
        title: "A park along the old river",
        summary: "The old river bed between the tannery and the weir has been fenced off since the flood wall was built. The city wants to open it as a park. We asked what it should be for: play, quiet, wildlife, or the way to work.",
        decides: "The city council, on the proposal of the Parks and Environment Office. It must answer every theme in the results.",
        moderation: Moderation::Post,
        announced: -216,
        opens: -202,
        closes: -151,
        extended: None,
        description: "For forty years the old bed of the river was where Rivermouth kept its spare \
            things: gravel, bus shelters, a circus in winter. Since the flood wall was finished \
            it has been dry, green and closed.\n\n\
            ## What was open\n\n\
            - what the park is for, and for whom\n\
            - whether people may cycle through it, and where\n\
            - which trees stay, and what grows where none are\n\
            - lighting: where, how bright, until when\n\n\
            ## What was not\n\n\
            The flood wall stays as it is, and nothing can be built within eight metres of it. \
            The money is fixed: 1.9 million over three years, of which half a million comes from \
            the regional fund for open spaces.\n\n\
            ## What came of it\n\n\
            The council has decided. The decision answers each theme that came up, and the works \
            it promised are listed there with their dates.",
    },
    Script {
        slug: "waste-charges",
        body: "council",
        title: "Household waste charges 2027",
        summary: "From 2027 the cost of collecting waste has to be paid by charges alone. The council can charge by household, by person or by how much is thrown away. Each way is fair to some and hard on others.",
        decides: "The city council sets the charges each December. It has promised to explain how it weighed what people said.",
        moderation: Moderation::Post,
        announced: -110,
        opens: -96,
        closes: -54,
        extended: None,
        description: "Until now a third of the cost of waste was paid from general taxes. A new law \
            ends that: from 1 January 2027 those who use the service pay for it, and nobody else.\n\n\
            ## Three ways to charge\n\n\
            **By household.** Everybody pays 168 a year. Simple, and dear for people who live \
            alone.\n\n\
            **By person.** 41 for each adult, 18 for each child. Families with many children pay \
            most.\n\n\
            **By weight.** A base charge of 60 and 0.29 for each kilogram in the grey bin. It \
            rewards those who sort. It may tempt some to leave bags by the roadside.\n\n\
            ## What was open\n\n\
            Which of the three, or which mixture; reductions for whom; and how often the grey bin \
            is emptied. The total of 4.4 million was not open: it is what the service costs.",
    },
    Script {
        slug: "library-hours",
        body: "culture",
        title: "Opening hours of the libraries",
        summary: "Five libraries, 168 hours a week between them, and the same staff as before. We asked when you need them open, and what you would give up for it.",
        decides: "The head of the Libraries and Culture Service, after hearing the library users' council. The new hours begin with the new year.",
        moderation: Moderation::Post,
        announced: -77,
        opens: -63,
        closes: -21,
        extended: None,
        description: "Last year people came through the doors of our libraries 214,000 times. Two out \
            of five visits were on Saturdays and on weekday evenings, when only a quarter of the \
            hours are.\n\n\
            ## What is proposed\n\n\
            - Central stays open until nine on Tuesdays and Thursdays.\n\
            - Eastbank opens on Saturdays until five instead of Monday mornings.\n\
            - Hillside, Weir Street and the harbour branch open three days a week instead of \
            four, but for whole days.\n\n\
            ## What we wanted to know\n\n\
            Which hours matter to you and why; whether you would use a library without staff, \
            with your card; and what we have overlooked.",
    },
    Script {
        slug: "harbour-bridge",
        body: "roads",
        title: "A new bridge over the harbour mouth",
        summary: "The ferry carries 2,900 people a day and stops at ten in the evening. A bridge for people on foot, on bicycles and in buses would join both banks. We ask whether, where, and what it should look like when a tall ship wants to pass.",
        decides: "The city council decides next spring whether the bridge is planned in detail. The Roads and Transport Office writes the proposal, and has to answer what you say point by point.",
        moderation: Moderation::Post,
        announced: -44,
        opens: -30,
        closes: 12,
        extended: None,
        description: "Rivermouth has two banks and one bridge, three kilometres upstream. Whoever \
            lives in Eastbank and works at the harbour takes the ferry, or goes round.\n\n\
            ## Three places\n\n\
            1. **At the customs house.** Shortest, and in the way of the fishing boats.\n\
            2. **At the old shipyard.** Room for a bus lane. The view from the quay changes most.\n\
            3. **A better ferry instead.** Two boats, every ten minutes, until one at night.\n\n\
            ## What is open\n\n\
            Everything above, how the bridge opens for ships and how often, what it may cost, and \
            what should happen to the ferry and to the eleven people who run it.\n\n\
            ## What is not\n\n\
            Cars will not cross it. The council decided that in March, after the traffic study, \
            and this consultation does not reopen it.\n\n\
            ## What we know already\n\n\
            The proposal has the figures: counts of passengers, soundings of the ground, noise, \
            three estimates of cost. Comment on any paragraph of it. If a figure looks wrong to \
            you, ask: an official answers within ten working days, where everybody can read it.",
    },
    Script {
        slug: "quiet-streets",
        body: "roads",
        title: "Quiet streets around schools",
        summary: "Around six primary schools, streets would be closed to through traffic for forty minutes each morning and afternoon. Residents, deliveries and buses would still get through. Tell us where that works and where it does not.",
        decides: "The Roads and Transport Office decides street by street, and publishes its reasons for each. The council can call a decision in.",
        moderation: Moderation::Pre,
        announced: -46,
        opens: -32,
        closes: 3,
        extended: Some((-9, -4)),
        description: "At ten past eight, Weir Street has more cars in it than at any other time of the \
            day. Four out of ten belong to parents who bring a child less than a kilometre. Last \
            year three children were hurt on the way to school.\n\n\
            ## The six schools\n\n\
            Weir Street, Eastbank, St Anne's, Hillside, Harbour Road and the Spanish school. For \
            each the proposal has a map, the counts, and where the traffic would go instead.\n\n\
            ## How it would work\n\n\
            A sign and a bollard that folds down, from 7.50 to 8.30 and from 15.10 to 15.50, on \
            school days. Residents have a permit. So have carers, deliveries to shops in the \
            street, and everybody with a disabled person's badge.\n\n\
            ## What we ask\n\n\
            Walk it in your mind on a wet Tuesday. Where does it help, whom does it harm, and what \
            would make it better? At two schools we can start a trial after the winter holidays.",
    },
    Script {
        slug: "night-buses",
        body: "roads",
        title: "Night buses on Fridays and Saturdays",
        summary: "The last bus leaves at half past eleven. Two lines could run until three on Fridays and Saturdays, for a trial of one year. We will ask which two, where they stop, and what a night fare may cost.",
        decides: "The Roads and Transport Office decides on the trial in the spring. The council decides after a year whether it stays.",
        moderation: Moderation::Post,
        announced: -5,
        opens: 9,
        closes: 51,
        extended: None,
        description: "Three hundred people signed a petition for night buses, and the council asked \
            for a proposal. There is money for two lines and one year.\n\n\
            ## What we will ask\n\n\
            - Which two of the seven lines carry you home?\n\
            - Should the bus stop between stops, for those who would rather not walk alone?\n\
            - A night fare of 2.50, or the usual fare and fewer trips?\n\n\
            The proposal with routes, counts and costs is published here on the day it opens. Two \
            evening meetings are planned, one on each bank. If you follow this page you hear of \
            them first.",
    },
];

/// Makes all six; needs accounts and bodies.
///
/// # Errors
/// When one cannot be made.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let editor = town.accounts.get("editor").map(|account| account.id);
    let zone = town.app.config.site.time_zone.0;
    let now = town.now;
    let day = move |days: i64| local_day(now.plus(Duration::days(days)), zone);
    let starts = move |days: i64| start_of_day(day(days), zone);
    let ends = move |days: i64| end_of_day(day(days), zone);
    let mut planned = Vec::new();
    for script in &SCRIPTS {
        let body_id = town.bodies.get(script.body).copied();
        let body_id = body_id.ok_or_else(|| missing(script.body))?;
        let first_end = script.extended.map_or(script.closes, |(_, before)| before);
        let new = NewConsultation {
            slug: Some(script.slug.to_owned()),
            body_id,
            lang: "en".to_owned(),
            title: script.title.to_owned(),
            summary: script.summary.to_owned(),
            description: script.description.to_owned(),
            decides: script.decides.to_owned(),
            state: PublicationState::Published,
            moderation: script.moderation,
            announced_at: starts(script.announced),
            opens_at: starts(script.opens),
            closes_at: ends(first_end),
            created_by: editor,
        };
        let extended: Option<(UtcTime, UtcTime)> = script
            .extended
            .map(|(on, _)| (starts(on).plus(Duration::hours(9)), ends(script.closes)));
        planned.push((script.slug, new, extended));
    }
    let made = town.app.db.write_here(move |tx| {
        let mut made = Vec::new();
        for (slug, new, extended) in &planned {
            let one = consultations::create(tx, new, zone, new.announced_at)?;
            if let Some((at, closes_at)) = *extended {
                let change = Change {
                    closes_at,
                    ..Change::of(&one)
                };
                consultations::update(tx, one.id, &change, editor, zone, at)?;
            }
            made.push((*slug, one.id));
        }
        Ok(made)
    })?;
    town.consultations.extend(made);
    Ok(())
}

fn missing(body: &str) -> AppError {
    AppError::Internal(format!("demo: there is no body {body}"))
}
