//! The editor's form, whose fields bear the ids of themes and commitments in their names.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::handlers::Draft;
use super::model::{Edit, Named, NewCommitment, NewTheme};
use super::rules::{commitment_field, theme_field, token_of};
use crate::features::contributions::State;
use crate::platform::error::{AppError, FieldError, FieldErrors};
use crate::platform::text::{TextProblem, TextRule, excerpt};
use crate::web::forms::{PostForm, parse_day};

const TITLE: TextRule = TextRule::line(5, 200);
const ASKED: TextRule = TextRule::text(0, 2_000);
const SUMMARY: TextRule = TextRule::text(0, 20_000);
const THEME_TITLE: TextRule = TextRule::line(0, 200);
const THEME_TEXT: TextRule = TextRule::text(0, 5_000);
const COMMITMENT: TextRule = TextRule::line(0, 500);
/// Contributions behind one theme; each on a line of its own.
const MAX_CITED: usize = 5_000;
/// Days that a new commitment is given until somebody says otherwise.
const USUAL_DAYS: u64 = 182;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Save,
    Publish,
    Delete,
    AddTheme,
    AddCommitment,
    RemoveTheme(i64),
    RemoveCommitment(i64),
}

impl Stage {
    pub fn of(word: &str) -> Self {
        let id = |prefix: &str| word.strip_prefix(prefix).and_then(|id| id.parse().ok());
        match word {
            "publish" => Self::Publish,
            "delete" => Self::Delete,
            "add-theme" => Self::AddTheme,
            "add-commitment" => Self::AddCommitment,
            _ => id("remove-theme-")
                .map(Self::RemoveTheme)
                .or_else(|| id("remove-commitment-").map(Self::RemoveCommitment))
                .unwrap_or(Self::Save),
        }
    }
}

/// A commitment that an editor is about to write.
pub fn blank_commitment(body_id: i64, decided_on: NaiveDate) -> NewCommitment {
    NewCommitment {
        body_id,
        text: String::new(),
        due_on: decided_on
            .checked_add_days(Days::new(USUAL_DAYS))
            .unwrap_or(decided_on),
    }
}

pub struct Basics {
    pub title: String,
    pub asked: String,
    pub summary: String,
    pub decided_on: NaiveDate,
}

/// What every draft has. Texts may still be missing.
pub fn read_basics(form: &mut PostForm) -> Result<Basics, FieldErrors> {
    let title = form.text("title", TITLE);
    let asked = form.text("asked", ASKED);
    let summary = form.text("summary", SUMMARY);
    let day = form.day("decided_on");
    match (form.check(), day) {
        (Ok(()), Some(decided_on)) => Ok(Basics {
            title,
            asked,
            summary,
            decided_on,
        }),
        (Err(AppError::Invalid(errors)), _) => Err(errors),
        _ => Err(FieldErrors::one("decided_on", "form.day")),
    }
}

/// A form that was read; contributions are still only named.
pub struct Read {
    basics: Option<Basics>,
    result_ids: Vec<i64>,
    themes: Vec<(i64, NewTheme)>,
    /// Theme, line (from 1), what it says, and the token in it.
    lines: Vec<(i64, usize, String, String)>,
    commitments: Vec<(i64, NewCommitment)>,
    errors: FieldErrors,
}

/// Reads what the form says of a draft; what is about to be removed is not looked at.
pub fn read(form: &mut PostForm, draft: &Draft, stage: Stage) -> Read {
    let mut errors = FieldErrors::default();
    let basics = match read_basics(form) {
        Ok(basics) => Some(basics),
        Err(refused) => {
            errors = refused;
            None
        }
    };
    let mut read = Read {
        basics,
        result_ids: Vec::new(),
        themes: Vec::new(),
        lines: Vec::new(),
        commitments: Vec::new(),
        errors,
    };
    for result in &draft.results {
        if form.is_checked(&format!("result-{}", result.id)) {
            read.result_ids.push(result.id);
        }
    }
    for theme in &draft.themes {
        let here = !form.all(&theme_field(theme.id, "title")).is_empty();
        if here && stage != Stage::RemoveTheme(theme.id) {
            read.theme(form, theme.id);
        }
    }
    let bodies: Vec<i64> = draft.bodies.iter().map(|body| body.id).collect();
    for commitment in &draft.commitments {
        let here = !form
            .all(&commitment_field(commitment.id, "text"))
            .is_empty();
        if here && stage != Stage::RemoveCommitment(commitment.id) {
            read.commitment(form, commitment.id, &bodies);
        }
    }
    read
}

impl Read {
    fn text(&mut self, form: &PostForm, field: String, rule: TextRule) -> String {
        match rule.check(form.get(&field)) {
            Ok(text) => text,
            Err(problem) => {
                let args = match problem {
                    TextProblem::TooShort { min } => vec![("min", min.to_string())],
                    TextProblem::TooLong { max, actual } => {
                        vec![("max", max.to_string()), ("actual", actual.to_string())]
                    }
                    TextProblem::Empty | TextProblem::NotAllowed => Vec::new(),
                };
                self.refuse(field, problem.key(), args);
                String::new()
            }
        }
    }

    fn refuse(&mut self, field: String, key: &'static str, args: Vec<(&'static str, String)>) {
        self.errors.0.push(FieldError {
            field: Cow::Owned(field),
            key,
            args,
        });
    }

    fn theme(&mut self, form: &PostForm, id: i64) {
        let theme = NewTheme {
            title: self.text(form, theme_field(id, "title"), THEME_TITLE),
            said: self.text(form, theme_field(id, "said"), THEME_TEXT),
            decided: self.text(form, theme_field(id, "decided"), THEME_TEXT),
            why: self.text(form, theme_field(id, "why"), THEME_TEXT),
            contribution_ids: Vec::new(),
        };
        self.themes.push((id, theme));
        let field = theme_field(id, "cites");
        // One on a line, or several: whatever is named is cited or refused, never passed over.
        let named = form.get(&field).lines().enumerate().flat_map(|(at, line)| {
            let words = line.split([' ', '\t', ',', ';']);
            words.filter_map(move |word| token_of(word).map(|token| (at + 1, word, token)))
        });
        for (count, (number, word, token)) in named.enumerate() {
            if count >= MAX_CITED {
                let max = vec![("max", MAX_CITED.to_string())];
                self.refuse(field, "decisions.too-many-cited", max);
                return;
            }
            self.lines.push((id, number, word.to_owned(), token));
        }
    }

    fn commitment(&mut self, form: &PostForm, id: i64, bodies: &[i64]) {
        let text = self.text(form, commitment_field(id, "text"), COMMITMENT);
        let field = commitment_field(id, "due_on");
        let due_on = parse_day(form.get(&field));
        if due_on.is_none() {
            self.refuse(field, "form.day", Vec::new());
        }
        let field = commitment_field(id, "body_id");
        let body_id = form.get(&field).trim().parse().ok();
        let body_id = body_id.filter(|id| bodies.contains(id));
        if body_id.is_none() {
            self.refuse(field, "form.choose", Vec::new());
        }
        if let (Some(due_on), Some(body_id)) = (due_on, body_id) {
            let commitment = NewCommitment {
                body_id,
                text,
                due_on,
            };
            self.commitments.push((id, commitment));
        }
    }

    /// Every token that is named.
    pub fn tokens(&self) -> Vec<String> {
        let mut tokens: Vec<String> = self.lines.iter().map(|line| line.3.clone()).collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// The edit, with contributions as `named` by token.
    ///
    /// # Errors
    /// `Invalid`: refused fields, and lines that name nothing public of this consultation.
    pub fn finish(&mut self, named: &[Named], consultation_id: i64) -> Result<Edit, AppError> {
        let known: HashMap<&str, &Named> =
            named.iter().map(|one| (one.token.as_str(), one)).collect();
        for (theme_id, number, text, token) in std::mem::take(&mut self.lines) {
            let found = known
                .get(token.as_str())
                .filter(|one| one.state == State::Published);
            let key = match found {
                None => "decisions.unknown-contribution",
                Some(one) if one.consultation_id != Some(consultation_id) => {
                    "decisions.other-consultation"
                }
                Some(one) => {
                    let theme = self.themes.iter_mut().find(|(id, _)| *id == theme_id);
                    if let Some((_, theme)) = theme
                        && !theme.contribution_ids.contains(&one.id)
                    {
                        theme.contribution_ids.push(one.id);
                    }
                    continue;
                }
            };
            let args = vec![("line", number.to_string()), ("text", excerpt(&text, 60))];
            self.refuse(theme_field(theme_id, "cites"), key, args);
        }
        self.edit()
    }

    /// As [`Read::finish`] without looking at contributions.
    ///
    /// # Errors
    /// `Invalid`
    pub fn finish_unresolved(mut self) -> Result<Edit, AppError> {
        self.edit()
    }

    fn edit(&mut self) -> Result<Edit, AppError> {
        std::mem::take(&mut self.errors).into_result()?;
        let basics = self.basics.take().ok_or(AppError::Unavailable)?;
        Ok(Edit {
            title: basics.title,
            asked: basics.asked,
            summary: basics.summary,
            decided_on: basics.decided_on,
            result_ids: std::mem::take(&mut self.result_ids),
            themes: std::mem::take(&mut self.themes),
            commitments: std::mem::take(&mut self.commitments),
        })
    }
}
