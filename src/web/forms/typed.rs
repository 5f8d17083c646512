//! What was typed, read and put right field by field where their names are not known beforehand.

use super::{PostForm, text_args};
use crate::platform::error::FieldError;
use crate::platform::text::TextProblem;

impl PostForm {
    /// Puts a value in the place of what was typed into `field`.
    pub fn set(&mut self, field: &str, value: &str) {
        match self.values.iter_mut().find(|(name, _)| name == field) {
            Some((_, typed)) => value.clone_into(typed),
            None => self.values.push((field.to_owned(), value.to_owned())),
        }
    }

    /// Names and values as they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.values.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Notes what is wrong with a field whose name the program does not know beforehand.
    pub fn refuse_named(
        &mut self,
        field: String,
        key: &'static str,
        args: Vec<(&'static str, String)>,
    ) {
        self.errors.0.push(FieldError {
            field: field.into(),
            key,
            args,
        });
    }

    /// Notes what is wrong with a text.
    pub fn refuse_text(&mut self, field: &'static str, problem: &TextProblem) {
        self.errors
            .add_with(field, problem.key(), text_args(problem));
    }
}
