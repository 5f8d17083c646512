//! Languages: the texts of the interface (Fluent files under `assets/i18n/<lang>/`) and the way
//! each language writes dates, numbers and spans of time.
//!
//! Every key exists in every language; the architecture test compares them with [`I18n::keys`].

pub mod format;
mod lang;
pub mod relative;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use thiserror::Error;

pub use fluent_bundle::FluentValue as Value;
pub use lang::Lang;

use crate::platform::embedded::{Stamp, TextFiles, stamp};

/// A text file that cannot be used. Raised at start, so that no page meets a broken text.
#[derive(Debug, Error)]
pub enum I18nError {
    /// The file lies in a folder that names no known language.
    #[error("{0}: the folder names no language")]
    UnknownLanguage(String),
    /// The file is not UTF-8.
    #[error("{0}: not UTF-8")]
    NotUtf8(String),
    /// The file breaks Fluent's grammar; the second part is the offending text.
    #[error("{file}: cannot read the entry at: {entry}")]
    Syntax { file: String, entry: String },
    /// Two files of one language define the same key.
    #[error("{file}: {key} is defined twice")]
    Duplicate { file: String, key: String },
}

struct Texts {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

struct Loaded {
    texts: BTreeMap<Lang, Texts>,
    stamp: Stamp,
}

/// All texts in all languages. Cheap to share behind an `Arc`.
pub struct I18n {
    loaded: RwLock<Arc<Loaded>>,
}

impl I18n {
    /// Reads every embedded text file.
    ///
    /// # Errors
    /// [`I18nError`] names the file and what is wrong with it.
    pub fn load() -> Result<Self, I18nError> {
        Ok(Self {
            loaded: RwLock::new(Arc::new(Self::read()?)),
        })
    }

    /// Builds from given texts, as `(path, content)` with paths such as `en/site.ftl`.
    ///
    /// # Errors
    /// As [`I18n::load`].
    pub fn from_files(
        files: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, I18nError> {
        let loaded = Loaded {
            texts: compile(files)?,
            stamp: (0, None),
        };
        Ok(Self {
            loaded: RwLock::new(Arc::new(loaded)),
        })
    }

    fn read() -> Result<Loaded, I18nError> {
        // Stamped before reading: a file saved meanwhile is then read again.
        let stamp = stamp("assets/i18n");
        let mut files = Vec::new();
        for path in TextFiles::iter().filter(|p| p.ends_with(".ftl")) {
            let Some(file) = TextFiles::get(&path) else {
                continue;
            };
            let text = String::from_utf8(file.data.into_owned())
                .map_err(|_| I18nError::NotUtf8(path.to_string()))?;
            files.push((path.to_string(), text));
        }
        Ok(Loaded {
            texts: compile(files)?,
            stamp,
        })
    }

    /// In debug builds, reads the files again if one has changed. A broken file is logged and
    /// the texts stay as they were.
    pub fn refresh(&self) {
        if !cfg!(debug_assertions) {
            return;
        }
        let known = self.current().stamp;
        if known.1.is_none() || known == stamp("assets/i18n") {
            return;
        }
        match Self::read() {
            Ok(new) => {
                *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
            }
            Err(error) => tracing::warn!(%error, "texts not reloaded"),
        }
    }

    fn current(&self) -> Arc<Loaded> {
        Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The text of `key` in `lang`; in English if that language lacks it; the key itself if none
    /// has it, so that a page is never lost over a word.
    ///
    /// Dots in keys (`petitions.not-open`) are dashes in the files (`petitions-not-open`).
    /// Numbers given as arguments choose plural forms and are written as the language groups them.
    #[must_use]
    pub fn text(&self, lang: Lang, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let id = fluent_id(key);
        let loaded = self.current();
        for candidate in [lang, Lang::En] {
            if let Some(text) = loaded
                .texts
                .get(&candidate)
                .and_then(|t| t.format(&id, args))
            {
                return text;
            }
        }
        tracing::warn!(key, "no language has this text");
        key.to_owned()
    }

    /// Whether this very language has the key, without falling back.
    #[must_use]
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.current()
            .texts
            .get(&lang)
            .is_some_and(|t| t.keys.contains(fluent_id(key).as_ref()))
    }

    /// Every key of a language, in order.
    #[must_use]
    pub fn keys(&self, lang: Lang) -> BTreeSet<String> {
        self.current()
            .texts
            .get(&lang)
            .map(|t| t.keys.clone())
            .unwrap_or_default()
    }
}

impl Texts {
    fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        // Isolating marks are for mixed scripts; here they would only end up in mails and tests.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| group(Lang::En, value),
            Lang::Es => |value, _| group(Lang::Es, value),
        }));
        Self {
            bundle,
            keys: BTreeSet::new(),
        }
    }

    fn format(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned();
        if !errors.is_empty() {
            tracing::warn!(id, ?errors, "text formatted with faults");
        }
        Some(text)
    }
}

fn group(lang: Lang, value: &Value<'_>) -> Option<String> {
    let Value::Number(number) = value else {
        return None;
    };
    let digits = number.options.minimum_fraction_digits.unwrap_or(0);
    (number.options.use_grouping && number.value.fract() == 0.0 && digits == 0)
        .then(|| format::decimal(lang, number.value, 0))
}

fn fluent_id(key: &str) -> Cow<'_, str> {
    if key.contains('.') {
        Cow::Owned(key.replace('.', "-"))
    } else {
        Cow::Borrowed(key)
    }
}

/// The identifier a line defines: messages are the lines that begin with a letter (Fluent 1.0,
/// `Message`); terms, comments and continuations begin otherwise.
fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    line.starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| id.trim_end())
}

fn compile(
    files: impl IntoIterator<Item = (String, String)>,
) -> Result<BTreeMap<Lang, Texts>, I18nError> {
    let mut texts: BTreeMap<Lang, Texts> = Lang::ALL
        .into_iter()
        .map(|lang| (lang, Texts::new(lang)))
        .collect();
    for (file, content) in files {
        let lang = file.split('/').next().and_then(Lang::parse);
        let Some(texts) = lang.and_then(|lang| texts.get_mut(&lang)) else {
            return Err(I18nError::UnknownLanguage(file));
        };
        let resource = FluentResource::try_new(content).map_err(|(partial, errors)| {
            let entry = errors
                .first()
                .and_then(|e| partial.source().get(e.pos.start..))
                .and_then(|rest| rest.lines().next())
                .unwrap_or_default();
            I18nError::Syntax {
                file: file.clone(),
                entry: entry.to_owned(),
            }
        })?;
        texts.keys.extend(
            resource
                .source()
                .lines()
                .filter_map(message_id)
                .map(str::to_owned),
        );
        texts.bundle.add_resource(resource).map_err(|errors| {
            let key = errors.into_iter().find_map(|error| match error {
                FluentError::Overriding { id, .. } => Some(id),
                _ => None,
            });
            I18nError::Duplicate {
                file,
                key: key.unwrap_or_default(),
            }
        })?;
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(files: &[(&str, &str)]) -> Result<I18n, I18nError> {
        I18n::from_files(
            files
                .iter()
                .map(|(p, t)| ((*p).to_owned(), (*t).to_owned())),
        )
    }

    #[test]
    fn falls_back_to_english_then_to_the_key() {
        let i18n = texts(&[
            ("en/a.ftl", "hello = Hello { $name }\nonly-en = Only"),
            ("es/a.ftl", "hello = Hola { $name }"),
        ])
        .unwrap();
        let name = [("name", Value::from("Ana"))];
        assert_eq!(i18n.text(Lang::Es, "hello", &name), "Hola Ana");
        assert_eq!(i18n.text(Lang::Es, "only.en", &[]), "Only");
        assert_eq!(i18n.text(Lang::Es, "nowhere.to-be", &[]), "nowhere.to-be");
        assert!(!i18n.has(Lang::Es, "only-en") && i18n.has(Lang::En, "only.en"));
    }

    #[test]
    fn numbers_choose_the_plural_and_are_grouped() {
        let i18n = texts(&[
            (
                "en/a.ftl",
                "n = { $count ->\n  [one] { $count } name\n *[other] { $count } names\n}",
            ),
            (
                "es/a.ftl",
                "n = { $count ->\n  [one] { $count } nombre\n *[other] { $count } nombres\n}",
            ),
        ])
        .unwrap();
        for (lang, count, expected) in [
            (Lang::En, 1, "1 name"),
            (Lang::En, 1234, "1,234 names"),
            (Lang::Es, 1234, "1234 nombres"),
            (Lang::Es, 12345, "12.345 nombres"),
        ] {
            assert_eq!(
                i18n.text(lang, "n", &[("count", Value::from(count))]),
                expected
            );
        }
    }

    #[test]
    fn broken_files_are_named() {
        assert!(matches!(
            texts(&[("en/a.ftl", "= nothing")]),
            Err(I18nError::Syntax { .. })
        ));
        assert!(matches!(
            texts(&[("xx/a.ftl", "a = b")]),
            Err(I18nError::UnknownLanguage(_))
        ));
        let twice = texts(&[("en/a.ftl", "a = 1"), ("en/b.ftl", "a = 2")]);
        assert!(matches!(twice, Err(I18nError::Duplicate { key, .. }) if key == "a"));
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let i18n = I18n::load().unwrap();
        assert_eq!(i18n.keys(Lang::En), i18n.keys(Lang::Es));
    }
}
