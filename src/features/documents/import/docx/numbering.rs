//! Numbers that a Word file only describes: counted here as the program would show them.

use std::collections::HashMap;

use crate::features::documents::import::xml::{Element, counted};

/// Levels of a list.
const LEVELS: usize = 9;

/// How one level is counted and shown.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    /// 'decimal', 'lowerLetter', 'bullet' …
    format: String,
    /// '%1.%2)'
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "bullet".to_owned(),
            text: String::new(),
        }
    }
}

/// A number as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Bullet,
    /// A plain count: '3.'
    Count(u32),
    /// Anything else: '(a)', '2.1', 'Article 3'
    Label(String),
    /// Nothing is shown.
    None,
}

/// All lists, and how far each has been counted.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    /// By the id that paragraphs use: the definition, and levels of its own.
    lists: HashMap<String, (String, HashMap<u8, Level>)>,
    definitions: HashMap<String, HashMap<u8, Level>>,
    /// By definition, as lists of one definition count on.
    counts: HashMap<String, [u32; LEVELS]>,
}

fn level(element: &Element) -> Option<(u8, Level)> {
    let number = element.get("ilvl")?.parse().ok()?;
    let start = element.val("start").and_then(|start| start.parse().ok());
    Some((
        number,
        Level {
            start: start.unwrap_or(1),
            format: element.val("numFmt").unwrap_or("decimal").to_owned(),
            text: element.val("lvlText").unwrap_or_default().to_owned(),
        },
    ))
}

impl Numbering {
    pub fn read(root: &Element) -> Self {
        let mut numbering = Self::default();
        for element in root.elements() {
            match element.name.as_str() {
                "abstractNum" => {
                    let levels = element.elements().filter(|one| one.name == "lvl");
                    if let Some(id) = element.get("abstractNumId") {
                        numbering
                            .definitions
                            .insert(id.to_owned(), levels.filter_map(level).collect());
                    }
                }
                "num" => {
                    let id = element.get("numId");
                    let definition = element.val("abstractNumId");
                    if let (Some(id), Some(definition)) = (id, definition) {
                        let overrides = element
                            .elements()
                            .filter(|one| one.name == "lvlOverride")
                            .filter_map(|one| level(one.child("lvl")?));
                        let value = (definition.to_owned(), overrides.collect());
                        numbering.lists.insert(id.to_owned(), value);
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    fn level_of(&self, list: &str, level: u8) -> Option<&Level> {
        let (definition, own) = self.lists.get(list)?;
        own.get(&level)
            .or_else(|| self.definitions.get(definition)?.get(&level))
    }

    /// Counts a paragraph of a list on.
    pub fn next(&mut self, list: &str, at: u8) -> Shown {
        let index = usize::from(at).min(LEVELS - 1);
        let Some(level) = self.level_of(list, at).cloned() else {
            return if list == "0" {
                Shown::None
            } else {
                Shown::Bullet
            };
        };
        let starts: Vec<u32> = (0..9)
            .map(|n| self.level_of(list, n).map_or(1, |level| level.start))
            .collect();
        let definition = self
            .lists
            .get(list)
            .map(|(definition, _)| definition.clone())
            .unwrap_or_default();
        let counts = self.counts.entry(definition).or_default();
        for (n, (count, start)) in counts.iter_mut().zip(&starts).enumerate() {
            if n == index {
                *count = if *count == 0 {
                    *start
                } else {
                    count.saturating_add(1)
                };
            } else if n > index {
                *count = 0;
            } else if *count == 0 {
                *count = *start;
            }
        }
        let counts = *counts;
        if level.format == "bullet" {
            return Shown::Bullet;
        }
        if level.format == "none" || level.text.trim().is_empty() {
            return Shown::None;
        }
        let own = counts.get(index).copied().unwrap_or(1);
        if level.format == "decimal" && level.text == format!("%{}.", index + 1) {
            return Shown::Count(own);
        }
        let mut label = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let place = (c == '%')
                .then(|| chars.peek().and_then(|c| c.to_digit(10)))
                .flatten()
                .filter(|place| (1..=9).contains(place));
            let Some(place) = place else {
                label.push(c);
                continue;
            };
            chars.next();
            let place = usize::try_from(place).unwrap_or(1) - 1;
            let format = u8::try_from(place)
                .ok()
                .and_then(|place| self.level_of(list, place))
                .map_or("decimal", |level| level.format.as_str());
            let count = counts.get(place).copied().unwrap_or(1).max(1);
            label.push_str(&shown(format, count));
        }
        Shown::Label(label.trim().to_owned())
    }
}

fn shown(format: &str, count: u32) -> String {
    let style = match format {
        "lowerLetter" => 'a',
        "upperLetter" => 'A',
        "lowerRoman" => 'i',
        "upperRoman" => 'I',
        _ => '1',
    };
    counted(style, count)
}
