//! What a text of the debate may hold: so many links, so many names, quotes of quotes but not
//! towers of them. What is refused comes with its limit; what is cut says so.

use super::model::Contribution;
use super::rules::{self, TextFlood};
use crate::app::App;
use crate::platform::error::FieldErrors;
use crate::platform::markdown::{self, SafeHtml};
use crate::platform::text::TextRule;
use crate::web::FormMarks;
use crate::web::forms::PostForm;

/// What a person wrote and the HTML made of it, once: before the write, not inside it.
#[derive(Clone, Debug)]
pub struct Words {
    text: String,
    html: SafeHtml,
    marks: Option<FormMarks>,
}

impl Words {
    /// `text` was cleaned and measured by a rule.
    pub fn new(text: String) -> Self {
        let html = markdown::to_html(&text);
        Self {
            text,
            html,
            marks: None,
        }
    }

    /// They came in a form that was filled in like this.
    #[must_use]
    pub fn sent_with(mut self, marks: FormMarks) -> Self {
        self.marks = Some(marks);
        self
    }

    /// How the form was filled in that they came in; None where they came by other ways.
    pub fn marks(&self) -> Option<FormMarks> {
        self.marks
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn html(&self) -> &str {
        self.html.as_str()
    }
}

/// A text from a form, with what is made of it; a refusal is noted beside the field.
pub fn read_words(form: &mut PostForm, field: &'static str, rule: TextRule) -> Words {
    let text = form.text(field, rule);
    if let Some(flood) = rules::flood(&text) {
        form.refuse_with(field, flood.key(), arguments(&flood));
        return Words::new(String::new());
    }
    Words::new(rules::cut_quotes(&text)).sent_with(form.marks)
}

/// As [`read_words`], of a text that came by other ways and keeps its rule.
pub fn check_words(errors: &mut FieldErrors, field: &'static str, text: &str) -> Words {
    if let Some(flood) = rules::flood(text) {
        errors.add_with(field, flood.key(), arguments(&flood));
    }
    Words::new(rules::cut_quotes(text))
}

fn arguments(flood: &TextFlood) -> Vec<(&'static str, String)> {
    vec![
        ("max", flood.max().to_string()),
        ("actual", flood.actual().to_string()),
    ]
}

/// What a reply that quotes begins with: whom, at a permanent address, and what. '' when it is not
/// public.
pub fn quoted(app: &App, contribution: &Contribution) -> String {
    if !contribution.is_public() {
        return String::new();
    }
    let name = contribution.author_name.replace(['[', ']', '\\'], "");
    let name = if name.is_empty() {
        "…"
    } else {
        name.as_str()
    };
    let address = app.absolute(&format!("/c/{}", contribution.token));
    let quote = rules::quote(&contribution.text);
    format!("> [{name}]({address}):\n>\n{quote}\n\n")
}
