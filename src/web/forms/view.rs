//! A form as templates see it: filled in, or given back with what was refused.

use std::collections::HashMap;

use serde::Serialize;

use super::{PostForm, SECRET};
use crate::platform::error::FieldErrors;
use crate::web::visit::Visit;

/// An option of a select, of radio buttons or of boxes to tick.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub text: String,
    /// What stands below it; '' for nothing.
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            hint: String::new(),
        }
    }

    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A file that was sent with a form that came back, as the form shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct KeptFile {
    /// Value of the field `held` that brings it along.
    pub token: String,
    pub name: String,
    /// `pdf`, `jpeg`, `png` or `text`.
    pub kind: &'static str,
    /// In bytes.
    pub size: i64,
}

/// A form as templates see it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormView {
    pub errors: Vec<FormError>,
    /// What a field holds; of one that was sent more than once, the last.
    pub values: HashMap<String, String>,
    /// Fields that were sent more than once: every box that was ticked.
    pub lists: HashMap<String, Vec<String>>,
    pub files: Vec<KeptFile>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FormError {
    pub field: String,
    /// What the page calls the field; '' until the page is made.
    pub label: String,
    pub text: String,
}

impl FormView {
    /// A form with values filled in and nothing refused.
    pub fn filled<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let values = values.into_iter();
        Self::holding(values.map(|(name, value)| (name.to_owned(), value)))
    }

    fn holding(sent: impl Iterator<Item = (String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in sent {
            let before = form.values.insert(name.clone(), value.clone());
            if let Some(before) = before {
                let list = form.lists.entry(name).or_insert_with(|| vec![before]);
                list.push(value);
            }
        }
        form
    }
}

impl PostForm {
    /// The form as it comes back, with `errors` in the visitor's language.
    pub fn view(&self, visit: &Visit, errors: &FieldErrors) -> FormView {
        let errors = errors
            .0
            .iter()
            .map(|error| {
                let args: Vec<_> = error
                    .args
                    .iter()
                    .map(|(name, value)| (*name, argument(value)))
                    .collect();
                FormError {
                    field: error.field.to_string(),
                    label: String::new(),
                    text: visit.text_with(error.key, &args),
                }
            })
            .collect();
        let shown = self
            .values
            .iter()
            .filter(|(name, _)| !SECRET.contains(&name.as_str()));
        FormView {
            errors,
            files: self.kept.clone(),
            ..FormView::holding(shown.cloned())
        }
    }
}

/// Numbers choose plural forms; everything else is text.
fn argument(value: &str) -> crate::platform::i18n::Value<'_> {
    match value.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => value.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_that_was_ticked_is_kept() {
        let sent = [
            ("a", "1"),
            ("topics", "trees"),
            ("topics", "water"),
            ("topics", "roads"),
        ];
        let form = FormView::filled(sent.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(form.lists["topics"], ["trees", "water", "roads"]);
        assert_eq!(form.values["topics"], "roads");
        assert!(!form.lists.contains_key("a"));
    }
}
