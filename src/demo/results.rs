//! Results of two consultations of Rivermouth: the waste charges and the park along the old river.

use chrono::Duration;

use super::Town;
use crate::features::consultations;
use crate::features::ledger::ActingAs;
use crate::features::results::{self, NewResult, Publisher};
use crate::platform::error::AppError;

struct Script {
    consultation: &'static str,
    /// Days before today on which they are published, unless the consultation closed later.
    published: i64,
    title: &'static str,
    finding: &'static str,
    method: &'static str,
}

const SCRIPTS: [Script; 2] = [
    Script {
        consultation: "river-park",
        published: 49,
        title: "What we heard about the park along the old river",
        finding: "**Hardly anybody is against the park. People argue about how much of it should \
            be made, and for whom.**\n\n\
            - *Water first.* Most who wrote about the banks want moving water before anything \
            else, and more than one asked for the mud to be tested before it is touched.\n\
            - *Firm, not wide.* The path should carry a wheelchair in February without becoming \
            a road for bicycles. Opinions on lamps are split between safety and bats.\n\
            - *Dogs divide.* Owners living alone ask for times without a lead; parents ask for a \
            meadow without fear. Fixed hours were the proposal that both sides could live with.\n\
            - *A toilet.* It was not in the plan, and it was missed by old and young.\n\n\
            Several streets and a school offered to look after a stretch themselves. They ask \
            for a shed and a key before they ask for money.",
        method: "Everybody could comment on the plan and on each of its sections, in the forum, \
            by letter, and at two evenings in the boat house. Two members of the parks office \
            read every contribution and summed up each section separately; a third compared \
            their summaries with the texts.\n\
            Those who took part chose to. The figures show what was said, not what the town \
            thinks as a whole.",
    },
    Script {
        consultation: "waste-charges",
        published: 12,
        title: "What we heard about household waste charges",
        finding: "**The principle finds more friends than the bin.** That charges follow what \
            one throws away seems fair to most who wrote. Where they object, it is to who \
            cannot save, and to who cannot check.\n\n\
            - *Families and carers* say that twenty-six free emptyings are too few, and that \
            a box to tick must not become a visit.\n\
            - *Blocks of flats* fear to sort for a neighbour who does not. Most want the trial \
            before any change, in houses that volunteer.\n\
            - *The price of a litre* should be the same for small and large bins. This was \
            worked out by several people independently.\n\
            - *Waste in the hedge* worries even those in favour. Longer hours at the depot were \
            named more often than fines.\n\n\
            Nearly everybody wants the number of emptyings, with dates, on the bill.",
        method: "Everybody could comment on the paper and its four chapters and write in the \
            forum or by letter, for six weeks. A text counts once, however long it is. Texts \
            that name several chapters are counted where they were placed.\n\
            People who own their house wrote more often than tenants, as far as their texts \
            tell; the figures cannot correct for that.",
    },
];

/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let editor = town.accounts.get("editor").map(|account| account.id);
    let zone = town.app.config.site.time_zone.0;
    let now = town.now;
    let mut planned = Vec::new();
    for (number, script) in (0..).zip(&SCRIPTS) {
        let id = town.consultations.get(script.consultation);
        let id = *id.ok_or(AppError::NotFound)?;
        planned.push((id, town.ago(script.published, number), script));
    }
    town.app.db.write_here(move |tx| {
        for (consultation_id, wished, script) in planned {
            let consultation =
                consultations::find(tx, consultation_id)?.ok_or(AppError::NotFound)?;
            let soonest = consultation.closes_at.plus(Duration::hours(40));
            let published_at = wished.max(soonest).min(now);
            let new = NewResult {
                consultation_id,
                title: script.title.to_owned(),
                finding: script.finding.to_owned(),
                method: script.method.to_owned(),
                created_by: editor,
                submission_key: None,
            };
            let drafted_at = published_at.minus(Duration::hours(20));
            let draft = results::create_draft(tx, &new, drafted_at)?;
            let by = Publisher {
                account_id: editor,
                acting_as: ActingAs::Editor,
            };
            results::publish(tx, draft.id, &by, zone, published_at)?;
        }
        Ok(())
    })
}
