//! Content lines: unfolded, with name, parameters and value.

use super::problem::IcsProblem;

/// `NAME;PARAM=value:value`, its name in upper case.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) name: String,
    params: Vec<(String, String)>,
    pub(super) value: String,
}

impl Line {
    /// A parameter by its name in upper case, without quotes.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    fn read(number: usize, text: &str) -> Result<Self, IcsProblem> {
        let bad = || IcsProblem::of(number, "deadlines.ics-bad-line", text);
        // A colon or semicolon within quotes belongs to a parameter.
        let mut quoted = false;
        let mut parts = Vec::new();
        let mut start = 0;
        let mut value = None;
        for (at, c) in text.char_indices() {
            match c {
                '"' => quoted = !quoted,
                ';' | ':' if !quoted => {
                    parts.push(text.get(start..at).unwrap_or_default());
                    start = at + 1;
                    if c == ':' {
                        value = text.get(start..);
                        break;
                    }
                }
                _ => {}
            }
        }
        let value = value.ok_or_else(bad)?.to_owned();
        let mut parts = parts.into_iter();
        let name = parts.next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(bad());
        }
        let params = parts
            .map(|part| {
                let (name, value) = part.split_once('=').ok_or_else(bad)?;
                Ok((name.to_ascii_uppercase(), value.replace('"', "")))
            })
            .collect::<Result<_, IcsProblem>>()?;
        Ok(Self {
            number,
            name: name.to_ascii_uppercase(),
            params,
            value,
        })
    }
}

/// The lines of a file; a line that begins with a space or a tab continues the one before it.
pub(super) fn read(text: &str) -> impl Iterator<Item = Result<Line, IcsProblem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut raw = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .enumerate()
        .peekable();
    std::iter::from_fn(move || {
        loop {
            let (index, first) = raw.next()?;
            let mut line = first.to_owned();
            while let Some((_, more)) = raw.next_if(|(_, next)| next.starts_with([' ', '\t'])) {
                line.push_str(more.get(1..).unwrap_or_default());
            }
            if !line.trim().is_empty() {
                return Some(Line::read(index + 1, &line));
            }
        }
    })
}

/// A text value: escapes resolved, line breaks and runs of spaces made one space.
pub(super) fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push(' '),
                Some(other) => text.push(other),
                None => {}
            },
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
