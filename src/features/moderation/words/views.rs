//! What pages show of explanations that moderators have ready.

use serde::Serialize;

use super::store::Words;
use super::{Offers, rules};
use crate::features::moderation::model::{Reason, Translated};
use crate::features::moderation::views::ReasonView;
use crate::platform::db::UtcTime;
use crate::platform::i18n::Lang;
use crate::web::Visit;

/// A text in one language.
#[derive(Serialize)]
pub struct TextView {
    lang: &'static str,
    language: &'static str,
    text: String,
    /// Value of the button that uses it.
    button: String,
}

fn texts(id: i64, texts: &Translated, first: Lang) -> Vec<TextView> {
    rules::languages(first)
        .into_iter()
        .filter_map(|lang| {
            // Whoever added it wrote all languages of that day; a newer one has no text yet.
            let text = texts.0.get(lang.code())?;
            Some(TextView {
                lang: lang.code(),
                language: lang.native_name(),
                text: text.clone(),
                button: rules::button(id, lang),
            })
        })
        .collect()
}

/// An explanation that is ready.
#[derive(Serialize)]
pub struct WordsView {
    id: i64,
    /// The language to begin with first.
    texts: Vec<TextView>,
    added_at: UtcTime,
    retired_at: Option<UtcTime>,
}

impl WordsView {
    fn new(words: &Words, first: Lang) -> Self {
        Self {
            id: words.id,
            texts: texts(words.id, words.texts.get(), first),
            added_at: words.added_at,
            retired_at: words.retired_at,
        }
    }
}

/// The explanations of one reason.
#[derive(Serialize)]
pub struct GroupView {
    reason: ReasonView,
    words: Vec<WordsView>,
}

/// Explanations by reason, in the order of the reasons; reasons without any are left out.
pub fn groups(words: &[Words], reasons: &[&Reason], lang: Lang, first: Lang) -> Vec<GroupView> {
    let group = |reason: &&Reason| {
        let of_reason = words.iter().filter(|words| words.reason_id == reason.id);
        GroupView {
            reason: ReasonView::new(reason, lang),
            words: of_reason
                .map(|words| WordsView::new(words, first))
                .collect(),
        }
    };
    let groups = reasons.iter().map(group);
    groups.filter(|group| !group.words.is_empty()).collect()
}

/// What the page of a case offers.
#[derive(Serialize)]
pub struct OffersView {
    groups: Vec<GroupView>,
    /// Name of the author's language.
    language: &'static str,
    /// Whether the author reads another language than the moderator.
    is_foreign: bool,
}

impl OffersView {
    /// `keys`: of the reasons that can be chosen.
    pub fn new(visit: &Visit, offers: &Offers, reasons: &[Reason], keys: &[ReasonView]) -> Self {
        let fitting: Vec<&Reason> = reasons
            .iter()
            .filter(|reason| keys.iter().any(|key| key.value == reason.key))
            .collect();
        Self {
            groups: groups(&offers.words, &fitting, visit.lang, offers.lang),
            language: offers.lang.native_name(),
            is_foreign: offers.lang != visit.lang,
        }
    }
}

/// The page on which they are kept.
#[derive(Serialize)]
pub struct WordsListView {
    pub groups: Vec<GroupView>,
    pub retired: Vec<GroupView>,
}
