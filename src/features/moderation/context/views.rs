//! What the case page shows of what stands around it.

use serde::Serialize;

use super::{Alike, Context};
use crate::features::contributions::{Contribution, Version};
use crate::features::moderation::model::{Decision, Reason};
use crate::features::moderation::views::words_of;
use crate::platform::db::UtcTime;
use crate::web::Visit;

/// Characters of a neighbour's text.
const NEIGHBOUR: usize = 240;
/// Characters of a similar text.
const SIMILAR: usize = 160;

/// What was said nearby.
#[derive(Serialize)]
pub struct SaidView {
    token: String,
    author: String,
    lang: String,
    at: UtcTime,
    /// None: everybody sees that it is gone, nobody what it was.
    words: Option<String>,
    /// Where it is read; None while it is not public.
    url: Option<String>,
}

impl SaidView {
    fn new(said: &Contribution, most: usize) -> Self {
        Self {
            token: said.token.clone(),
            author: said.author_name.clone(),
            lang: said.lang.clone(),
            at: said.received_at,
            words: Some(words_of(said, most)).filter(|words| !words.is_empty()),
            url: said.is_public().then(|| said.url.clone()),
        }
    }
}

#[derive(Serialize)]
struct EarlierView {
    case_id: i64,
    decision: &'static str,
    reason: Option<String>,
    at: UtcTime,
    place_title: String,
    /// How the appeal against it stands.
    appeal: Option<&'static str>,
}

#[derive(Serialize)]
struct AlikeView {
    said: SaidView,
    place_title: String,
    state: &'static str,
    /// Whether the words are the same, and not only nearly so.
    is_same: bool,
    by_same_author: bool,
    case_id: Option<i64>,
    decision: Option<&'static str>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct VersionView {
    number: i64,
    replaced_at: UtcTime,
    text: String,
}

#[derive(Serialize)]
pub struct ContextView {
    answered: Option<SaidView>,
    /// The whole text of what is answered, as it is shown.
    answered_html: String,
    before: Option<SaidView>,
    after: Option<SaidView>,
    earlier: Vec<EarlierView>,
    alike: Vec<AlikeView>,
    /// Texts of the same words that are not listed.
    more_same: i64,
    versions: Vec<VersionView>,
    version_count: i64,
    /// The history is public while the text is.
    history: Option<String>,
    trusted_count: i64,
}

impl ContextView {
    pub fn new(visit: &Visit, of: &Contribution, context: &Context, reasons: &[Reason]) -> Self {
        let title_of = |id: Option<i64>| {
            let reason = reasons.iter().find(|reason| Some(reason.id) == id);
            reason.map(|reason| reason.title.get().in_lang(visit.lang).to_owned())
        };
        let near =
            |said: &Option<Contribution>| said.as_ref().map(|said| SaidView::new(said, NEIGHBOUR));
        let answered = context.answered.as_ref();
        let listed_same = context.alike.iter().filter(|one| is_same(one)).count();
        Self {
            answered: near(&context.answered),
            answered_html: answered.map(|said| said.html.clone()).unwrap_or_default(),
            before: near(&context.before),
            after: near(&context.after),
            earlier: context
                .earlier
                .iter()
                .map(|one| EarlierView {
                    case_id: one.case_id,
                    decision: one.decision.as_str(),
                    reason: title_of(one.reason_id),
                    at: one.decided_at,
                    place_title: one.place_title.clone(),
                    appeal: context
                        .appeals
                        .get(&one.case_id)
                        .map(|state| state.as_str()),
                })
                .collect(),
            alike: context
                .alike
                .iter()
                .map(|one| AlikeView {
                    said: SaidView::new(&one.contribution, SIMILAR),
                    place_title: one.contribution.place_title.clone(),
                    state: one.contribution.state.as_str(),
                    is_same: is_same(one),
                    by_same_author: of.account_id.is_some()
                        && of.account_id == one.contribution.account_id,
                    case_id: one.case.as_ref().map(|case| case.id),
                    decision: one
                        .case
                        .as_ref()
                        .and_then(|case| case.decision)
                        .map(Decision::as_str),
                    reason: title_of(one.case.as_ref().and_then(|case| case.reason_id)),
                })
                .collect(),
            more_same: context.same_count - i64::try_from(listed_same).unwrap_or(0),
            versions: context.versions.iter().filter_map(version).collect(),
            version_count: of.version - 1,
            history: of.is_public().then(|| format!("/c/{}/history", of.token)),
            trusted_count: context.trusted_count,
        }
    }
}

fn is_same(one: &Alike) -> bool {
    one.score >= 1.0
}

/// What was taken out of a text is shown to nobody.
fn version(version: &Version) -> Option<VersionView> {
    let text = [version.title.as_str(), version.text.as_str()].join("\n");
    (!version.is_redacted).then(|| VersionView {
        number: version.number,
        replaced_at: version.replaced_at,
        text: text.trim().to_owned(),
    })
}
