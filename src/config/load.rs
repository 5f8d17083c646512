//! Reading settings from a file and the environment.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::Config;
use super::check::problems;

const PREFIX: &str = "FOLKMOOT__";

/// Why the settings cannot be used. Messages never hold a value that may be secret.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{path}, line {line}: {reason}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// A section or key that does not exist.
    #[error("unknown setting {key} in {origin}{hint}")]
    Unknown {
        /// `section.key`.
        key: String,
        /// The file, or the name of the variable.
        origin: String,
        /// A setting that was perhaps meant.
        hint: String,
    },
    /// A value of the wrong kind.
    #[error("{key}: {reason} ({origin})")]
    WrongKind {
        /// `section.key`.
        key: String,
        /// What is expected.
        reason: String,
        /// The file, or the name of the variable.
        origin: String,
    },
    /// Values that cannot be, one line each.
    #[error("{}", .0.join("\n"))]
    Invalid(Vec<String>),
}

impl Config {
    /// Reads the file at `path`, if one is given, then `env` (pairs of name and value):
    /// `FOLKMOOT__SECTION__KEY`, `DATABASE_URL` and `SMTP_URL`; a variable wins over the file,
    /// and `FOLKMOOT__…` over the other two. Lists are separated by commas in variables. Empty
    /// `DATABASE_URL` and `SMTP_URL` count as absent; all other names are ignored.
    ///
    /// # Errors
    /// [`ConfigError`], with the setting's name and where it came from.
    pub fn load(
        path: Option<&Path>,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let known = defaults()?;
        let mut settings = match path {
            Some(path) => read_file(path, &known)?,
            None => Table::new(),
        };
        let mut overriding: Vec<(String, String)> = env.into_iter().collect();
        // `FOLKMOOT__…` comes after and wins.
        overriding.sort_by_key(|(name, _)| name.starts_with(PREFIX));
        for (name, value) in overriding {
            let (section, key) = match name.as_str() {
                "DATABASE_URL" if !value.is_empty() => ("database".to_owned(), "url".to_owned()),
                "SMTP_URL" if !value.is_empty() => ("mail".to_owned(), "url".to_owned()),
                _ => match name.strip_prefix(PREFIX) {
                    Some(rest) => split_name(rest),
                    None => continue,
                },
            };
            let default = lookup(&known, &section, &key, &name)?;
            let value = typed(&value, default).map_err(|reason| ConfigError::WrongKind {
                key: format!("{section}.{key}"),
                reason,
                origin: name.clone(),
            })?;
            let table = settings
                .entry(section)
                .or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(table) = table {
                table.insert(key, value);
            }
        }
        let config = assemble(&settings)?;
        let problems = problems(&config);
        if problems.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Invalid(problems))
        }
    }
}

/// Every section and key with its default: the settings that exist.
fn defaults() -> Result<Table, ConfigError> {
    Table::try_from(Config::default())
        .map_err(|error| ConfigError::Invalid(vec![format!("built-in settings: {error}")]))
}

fn read_file(path: &Path, known: &Table) -> Result<Table, ConfigError> {
    let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    let table: Table = toml::from_str(&text).map_err(|error: toml::de::Error| {
        let before = error
            .span()
            .and_then(|span| text.get(..span.start))
            .unwrap_or_default();
        ConfigError::Syntax {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            reason: error.message().to_owned(),
        }
    })?;
    let origin = path.display().to_string();
    for (section, value) in &table {
        let Value::Table(keys) = value else {
            return Err(unknown(section.clone(), &origin, known));
        };
        if keys.is_empty() && !known.contains_key(section) {
            return Err(unknown(section.clone(), &origin, known));
        }
        for (key, value) in keys {
            let default = lookup(known, section, key, &origin)?;
            if !value.same_type(default) {
                return Err(ConfigError::WrongKind {
                    key: format!("{section}.{key}"),
                    reason: format!("must be {}", kind(default)),
                    origin,
                });
            }
        }
    }
    Ok(table)
}

fn split_name(rest: &str) -> (String, String) {
    let lower = rest.to_lowercase();
    match lower.split_once("__") {
        Some((section, key)) => (section.to_owned(), key.to_owned()),
        None => (lower, String::new()),
    }
}

fn lookup<'a>(
    known: &'a Table,
    section: &str,
    key: &str,
    origin: &str,
) -> Result<&'a Value, ConfigError> {
    let found = known
        .get(section)
        .and_then(Value::as_table)
        .and_then(|keys| keys.get(key));
    let name = if key.is_empty() {
        section.to_owned()
    } else {
        format!("{section}.{key}")
    };
    found.ok_or_else(|| unknown(name, origin, known))
}

fn unknown(key: String, origin: &str, known: &Table) -> ConfigError {
    let nearest = known
        .iter()
        .flat_map(|(section, keys)| {
            let keys = keys.as_table().into_iter().flat_map(Table::keys);
            keys.map(move |key| format!("{section}.{key}"))
        })
        .map(|candidate| (strokes(&candidate, &key), candidate))
        .min();
    let hint = match nearest {
        Some((strokes, candidate)) if strokes <= 3 => format!("; did you mean {candidate}?"),
        _ => String::new(),
    };
    ConfigError::Unknown {
        key,
        origin: origin.to_owned(),
        hint,
    }
}

/// Levenshtein distance of two short names, in characters.
fn strokes(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (index, from) in a.chars().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (to, above) in b.chars().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(from != to))
                .min(above + 1)
                .min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The text of a variable as a value of the kind its setting has.
fn typed(text: &str, default: &Value) -> Result<Value, String> {
    let text = text.trim();
    let wrong = || format!("must be {}", kind(default));
    match default {
        Value::Integer(_) => text.parse().map(Value::Integer).map_err(|_| wrong()),
        Value::Float(_) => text.parse().map(Value::Float).map_err(|_| wrong()),
        Value::Boolean(_) => text.parse().map(Value::Boolean).map_err(|_| wrong()),
        Value::Array(_) => {
            let items = text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            Ok(Value::Array(
                items.map(|item| Value::String(item.to_owned())).collect(),
            ))
        }
        _ => Ok(Value::String(text.to_owned())),
    }
}

fn kind(default: &Value) -> &'static str {
    match default {
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Array(_) => "a list",
        _ => "text",
    }
}

/// Builds the settings section by section, key by key, so that an error can name its key.
fn assemble(settings: &Table) -> Result<Config, ConfigError> {
    let error = match settings.clone().try_into::<Config>() {
        Ok(config) => return Ok(config),
        Err(error) => error,
    };
    let mut lines = Vec::new();
    for (section, keys) in settings {
        for (key, value) in keys.as_table().into_iter().flatten() {
            let mut one = Table::new();
            one.insert(key.clone(), value.clone());
            let mut alone = Table::new();
            alone.insert(section.clone(), Value::Table(one));
            if let Err(error) = alone.try_into::<Config>() {
                lines.push(format!("{section}.{key}: {}", error.message()));
            }
        }
    }
    if lines.is_empty() {
        lines.push(error.message().to_owned());
    }
    Err(ConfigError::Invalid(lines))
}
