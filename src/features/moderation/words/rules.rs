//! What an explanation may say, and which one a button names.

use crate::platform::i18n::Lang;
use crate::platform::text::TextRule;

/// An explanation in one language.
pub const TEXT: TextRule = TextRule::text(10, 2_000);

/// Whether a text has a gap that somebody would have to fill in. What a moderator sends with two
/// keys must be fit to be sent as it stands.
pub fn has_placeholder(text: &str) -> bool {
    text.contains(['{', '}', '[', ']', '<', '>'])
        || ["__", "...", "…", "XX"]
            .iter()
            .any(|gap| text.contains(gap))
}

/// Name of the field with the text in a language.
pub const fn field(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "text_en",
        Lang::Es => "text_es",
    }
}

/// All languages of the site, `first` before the others.
pub fn languages(first: Lang) -> Vec<Lang> {
    let others = Lang::ALL.into_iter().filter(|lang| *lang != first);
    std::iter::once(first).chain(others).collect()
}

/// Value of the button that fills words in.
pub fn button(id: i64, lang: Lang) -> String {
    format!("use-{id}-{}", lang.code())
}

/// Which words in which language such a button asks for.
pub fn used(value: &str) -> Option<(i64, Lang)> {
    let (id, code) = value.strip_prefix("use-")?.split_once('-')?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == code)?;
    Some((id.parse().ok()?, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_found() {
        for (text, gap) in [
            ("Please send it again without the address.", false),
            ("¿Puedes enviarlo de nuevo sin la dirección?", false),
            ("Please remove [name].", true),
            ("Dear {name}", true),
            ("The word ____ is an insult.", true),
            ("The words ... are", true),
            ("The words … are", true),
            ("Look at <url>.", true),
            ("Call XXX", true),
        ] {
            assert_eq!(has_placeholder(text), gap, "{text}");
        }
    }

    #[test]
    fn a_button_names_words_and_a_language() {
        for lang in Lang::ALL {
            assert_eq!(used(&button(12, lang)), Some((12, lang)));
        }
        for odd in [
            "",
            "next",
            "use-",
            "use-12",
            "use-x-en",
            "use-12-fr",
            "use-12-en-",
            "use-1-2-en",
        ] {
            assert_eq!(used(odd), None, "{odd}");
        }
        assert_eq!(languages(Lang::Es), [Lang::Es, Lang::En]);
    }
}
