//! The languages the interface speaks, and the choice among them.

use unic_langid::LanguageIdentifier;

/// A language of the interface. Content may be in others; see `contributions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// English, the language every text exists in.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// All languages, in the order the switch shows them.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The BCP 47 code, as in `<html lang>` and `?lang=`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The name of the language in itself, as readers look for it.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// Reads a code with or without region: `es`, `es-MX`, `ES_es`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110 §12.5.4): highest weight
    /// first, the earlier one among equals, `None` if nothing acceptable is spoken here.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(Self, u16)> = None;
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1000, thousandths);
            let lang = if tag == "*" {
                Some(Self::En)
            } else {
                Self::parse(tag)
            };
            if let Some(lang) = lang
                && weight > 0
                && best.is_none_or(|(_, chosen)| weight > chosen)
            {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }

    /// The code as Fluent wants it; a code that could not be read would leave the plural rules
    /// of the root language, which the tests of both languages would notice.
    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

/// A quality value in thousandths; what cannot be read counts as nothing.
fn thousandths(q: &str) -> u16 {
    let value: f32 = q.trim().parse().unwrap_or(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=1"
    )]
    let weight = (value.clamp(0.0, 1.0) * 1000.0) as u16;
    weight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiates_by_weight_then_order() {
        for (header, expected) in [
            ("es", Some(Lang::Es)),
            ("es-MX,es;q=0.9,en;q=0.8", Some(Lang::Es)),
            ("fr,en;q=0.5,es;q=0.7", Some(Lang::Es)),
            ("en, es", Some(Lang::En)),
            ("es;q=0, en;q=0.1", Some(Lang::En)),
            ("de, *;q=0.1", Some(Lang::En)),
            ("de", None),
            ("", None),
            (";;q=,,", None),
        ] {
            assert_eq!(Lang::negotiate(header), expected, "{header}");
        }
    }

    #[test]
    fn parses_codes_with_regions() {
        assert_eq!(Lang::parse("ES_es"), Some(Lang::Es));
        assert_eq!(Lang::parse("en-GB"), Some(Lang::En));
        assert_eq!(Lang::parse("eng"), None);
    }
}
