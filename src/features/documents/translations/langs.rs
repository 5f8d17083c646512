//! Languages in which texts are translated, by their code (BCP 47), with the name that their readers
//! call them by.

use serde::Serialize;

/// A language that a text may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// As in `lang` of HTML.
    pub value: &'static str,
    /// In itself.
    pub text: &'static str,
}

const fn known(value: &'static str, text: &'static str) -> Known {
    Known { value, text }
}

/// All of them, in the order of their codes.
pub const KNOWN: &[Known] = &[
    known("ar", "العربية"),
    known("bg", "Български"),
    known("ca", "Català"),
    known("cs", "Čeština"),
    known("cy", "Cymraeg"),
    known("da", "Dansk"),
    known("de", "Deutsch"),
    known("el", "Ελληνικά"),
    known("en", "English"),
    known("es", "Español"),
    known("et", "Eesti"),
    known("eu", "Euskara"),
    known("fa", "فارسی"),
    known("fi", "Suomi"),
    known("fr", "Français"),
    known("ga", "Gaeilge"),
    known("gl", "Galego"),
    known("he", "עברית"),
    known("hi", "हिन्दी"),
    known("hr", "Hrvatski"),
    known("hu", "Magyar"),
    known("is", "Íslenska"),
    known("it", "Italiano"),
    known("ja", "日本語"),
    known("ko", "한국어"),
    known("lt", "Lietuvių"),
    known("lv", "Latviešu"),
    known("mi", "Te reo Māori"),
    known("mt", "Malti"),
    known("nb", "Norsk bokmål"),
    known("nl", "Nederlands"),
    known("nn", "Norsk nynorsk"),
    known("pl", "Polski"),
    known("pt", "Português"),
    known("qu", "Runa Simi"),
    known("ro", "Română"),
    known("ru", "Русский"),
    known("se", "Davvisámegiella"),
    known("sk", "Slovenčina"),
    known("sl", "Slovenščina"),
    known("so", "Soomaali"),
    known("sq", "Shqip"),
    known("sr", "Српски"),
    known("sv", "Svenska"),
    known("th", "ไทย"),
    known("tr", "Türkçe"),
    known("uk", "Українська"),
    known("ur", "اردو"),
    known("vi", "Tiếng Việt"),
    known("zh", "中文"),
];

/// The code, if it is one of a known language.
pub fn parse(code: &str) -> Option<&'static str> {
    KNOWN
        .iter()
        .map(|known| known.value)
        .find(|value| *value == code)
}

/// What the language calls itself; '' for one that is not known.
pub fn name(code: &str) -> &'static str {
    KNOWN
        .iter()
        .find(|known| known.value == code)
        .map_or("", |known| known.text)
}

/// 'rtl' for languages that are written from right to left.
pub fn direction(code: &str) -> &'static str {
    match code {
        "ar" | "fa" | "he" | "ur" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_as_they_are_written() {
        assert!(KNOWN.is_sorted_by_key(|known| known.value));
        for (code, expected) in [("es", Some("es")), ("ES", None), ("xx", None), ("", None)] {
            assert_eq!(parse(code), expected, "{code}");
        }
        assert_eq!((name("es"), name("xx")), ("Español", ""));
        assert_eq!((direction("ar"), direction("es")), ("rtl", "ltr"));
    }
}
