//! Pages and mails from the files under `templates/`.
//!
//! There is one engine per language, so that `t(k="…")` and the filters speak the right language
//! inside components too, whose context holds nothing but their own arguments. `render` picks the
//! engine by `lang` in the context. See docs/frontend.md for what templates may use.

mod charts;
mod filters;
mod functions;

pub use filters::urlencode;

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::{Arc, PoisonError, RwLock};

use chrono_tz::Tz;
use tera::{Context, Tera};
use thiserror::Error;

use crate::platform::embedded::{Stamp, TemplateFiles, stamp};
use crate::platform::i18n::{I18n, Lang};

/// A template that cannot be read or filled. The text says where, and is for the log only.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct TemplateError(String);

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            source = cause.source();
        }
        Self(text)
    }
}

struct Engines {
    by_lang: BTreeMap<Lang, Tera>,
    stamp: Stamp,
}

/// Every template, compiled for every language.
pub struct Templates {
    i18n: Arc<I18n>,
    zone: Tz,
    engines: RwLock<Arc<Engines>>,
}

impl Templates {
    /// Compiles all templates. `zone` is the one on whose clocks times are shown.
    ///
    /// # Errors
    /// [`TemplateError`] for a syntax error or an unknown filter, function or component.
    pub fn load(i18n: Arc<I18n>, zone: Tz) -> Result<Self, TemplateError> {
        let engines = RwLock::new(Arc::new(compile(&i18n, zone)?));
        Ok(Self {
            i18n,
            zone,
            engines,
        })
    }

    /// Fills a template, named by its path below `templates/`. Text from the context is escaped
    /// in `.html` and `.xml` files and left as it is in `.txt`.
    ///
    /// In a debug build an edited file is read again first; if it is broken, that is the error.
    ///
    /// # Errors
    /// [`TemplateError`] for an unknown name, an undefined variable or a wrong argument.
    pub fn render(&self, name: &str, context: &Context) -> Result<String, TemplateError> {
        self.refresh()?;
        let lang = context
            .get("lang")
            .and_then(|v| v.as_str())
            .and_then(Lang::parse);
        let engines = self.current();
        let engine = engines
            .by_lang
            .get(&lang.unwrap_or_default())
            .ok_or_else(|| TemplateError(format!("{name}: no engine for the language")))?;
        Ok(engine.render(name, context)?)
    }

    /// The texts the templates use.
    #[must_use]
    pub fn i18n(&self) -> &Arc<I18n> {
        &self.i18n
    }

    /// The zone on whose clocks times are shown.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zone
    }

    fn current(&self) -> Arc<Engines> {
        Arc::clone(&self.engines.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn refresh(&self) -> Result<(), TemplateError> {
        if !cfg!(debug_assertions) {
            return Ok(());
        }
        self.i18n.refresh();
        if self.current().stamp != stamp("templates") {
            let fresh = Arc::new(compile(&self.i18n, self.zone)?);
            *self.engines.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        }
        Ok(())
    }
}

fn compile(i18n: &Arc<I18n>, zone: Tz) -> Result<Engines, TemplateError> {
    // Stamped before reading: a file saved meanwhile is then read again.
    let stamp = stamp("templates");
    let mut files = Vec::new();
    for path in TemplateFiles::iter() {
        let Some(file) = TemplateFiles::get(&path) else {
            continue;
        };
        let text = String::from_utf8(file.data.into_owned())
            .map_err(|_| TemplateError(format!("{path}: not UTF-8")))?;
        files.push((path.to_string(), text));
    }
    let mut by_lang = BTreeMap::new();
    for lang in Lang::ALL {
        let mut engine = Tera::default();
        // Names are checked when templates are added, so everything is registered before.
        functions::register(&mut engine, i18n, lang);
        filters::register(&mut engine, i18n, lang, zone);
        charts::register(&mut engine);
        engine.add_raw_templates(
            files
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        )?;
        by_lang.insert(lang, engine);
    }
    Ok(Engines { by_lang, stamp })
}

#[cfg(test)]
mod tests;
