//! A title and an explanation in every language, as forms ask for them and give them back.

use serde::Serialize;

use crate::features::moderation::Translated;
use crate::platform::i18n::Lang;
use crate::platform::text::TextRule;
use crate::web::PostForm;

/// Names of the fields in one language.
const fn names(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::En => ("title_en", "explanation_en"),
        Lang::Es => ("title_es", "explanation_es"),
    }
}

/// The fields in one language, for the template.
#[derive(Serialize)]
pub struct FieldsView {
    title: &'static str,
    explanation: &'static str,
    language: &'static str,
}

pub fn fields() -> Vec<FieldsView> {
    let view = |lang: &Lang| {
        let (title, explanation) = names(*lang);
        FieldsView {
            title,
            explanation,
            language: lang.native_name(),
        }
    };
    Lang::ALL.iter().map(view).collect()
}

/// What was typed: titles and explanations. Refusals are noted in the form.
pub fn read(
    form: &mut PostForm,
    title_rule: TextRule,
    explanation_rule: TextRule,
) -> (Translated, Translated) {
    let (mut titles, mut explanations) = (Vec::new(), Vec::new());
    for lang in Lang::ALL {
        let (title, explanation) = names(lang);
        titles.push((lang, form.text(title, title_rule)));
        explanations.push((lang, form.text(explanation, explanation_rule)));
    }
    let translated = |texts: &[(Lang, String)]| {
        Translated::new(texts.iter().map(|(lang, text)| (*lang, text.as_str())))
    };
    (translated(&titles), translated(&explanations))
}

/// The fields filled in with what is stored.
pub fn filled(title: &Translated, explanation: &Translated) -> Vec<(&'static str, String)> {
    let texts = |lang: &Lang| {
        let (title_field, explanation_field) = names(*lang);
        [
            (title_field, title.in_lang(*lang).to_owned()),
            (explanation_field, explanation.in_lang(*lang).to_owned()),
        ]
    };
    Lang::ALL.iter().flat_map(texts).collect()
}
