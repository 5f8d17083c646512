//! Which section of a translation is which section of the original.
//!
//! No word of one language says anything about another, so the words are not looked at: their order,
//! their level in the outline, the numbers in front of headings, and where sections are missing or
//! were added, the figures within the text (years, amounts) and how long it is.

use std::collections::HashSet;

/// A section, as far as aligning looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    pub level: i64,
    pub number: &'a str,
    pub text: &'a str,
}

/// What is known of a section without a word of it.
#[derive(Debug)]
struct Features {
    level: i64,
    /// Digits of its number; '' where numbers only count the sections.
    number: String,
    figures: HashSet<String>,
    length: i64,
}

/// How far from the straight line of both texts a pair may lie.
const BAND: usize = 60;
/// What leaving out a section costs.
const GAP: i64 = -2;

/// For each section of the translation the section of the original that it translates.
pub fn align(original: &[Shape<'_>], translated: &[Shape<'_>]) -> Vec<Option<usize>> {
    if original.len() == translated.len() {
        return (0..translated.len()).map(Some).collect();
    }
    let (left, right) = (features(original), features(translated));
    let width = BAND + left.len().abs_diff(right.len());
    // The best score of the first i and the first j sections, and the step that led there.
    let columns = right.len() + 1;
    let mut scores: Vec<Vec<i64>> = Vec::with_capacity(left.len() + 1);
    let mut steps: Vec<Vec<Step>> = Vec::with_capacity(left.len() + 1);
    for i in 0..=left.len() {
        let middle = i * right.len() / left.len().max(1);
        let mut row = vec![i64::MIN / 2; columns];
        let mut taken = vec![Step::Both; columns];
        for j in middle.saturating_sub(width)..=(middle + width).min(right.len()) {
            let (score, step) = best_step(&scores, &row, (i, j), &left, &right);
            if let (Some(slot), Some(way)) = (row.get_mut(j), taken.get_mut(j)) {
                (*slot, *way) = (score, step);
            }
        }
        scores.push(row);
        steps.push(taken);
    }
    let mut found = vec![None; right.len()];
    let (mut i, mut j) = (left.len(), right.len());
    while i > 0 || j > 0 {
        let step = steps.get(i).and_then(|row| row.get(j)).copied();
        match step.unwrap_or(Step::Both) {
            Step::Both if i > 0 && j > 0 => {
                (i, j) = (i - 1, j - 1);
                if let Some(slot) = found.get_mut(j) {
                    *slot = Some(i);
                }
            }
            Step::Original if i > 0 => i -= 1,
            _ if j > 0 => j -= 1,
            _ => i -= 1,
        }
    }
    found
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Both,
    /// A section of the original without a translation.
    Original,
    /// A section that only the translation has.
    Translated,
}

fn best_step(
    scores: &[Vec<i64>],
    row: &[i64],
    (i, j): (usize, usize),
    left: &[Features],
    right: &[Features],
) -> (i64, Step) {
    if i == 0 && j == 0 {
        return (0, Step::Both);
    }
    let above = i.checked_sub(1).and_then(|i| scores.get(i));
    let mut best = (i64::MIN / 2, Step::Translated);
    if let Some(before) = j.checked_sub(1).and_then(|j| row.get(j)) {
        best = (before + GAP, Step::Translated);
    }
    if let Some(before) = above.and_then(|row| row.get(j))
        && before + GAP > best.0
    {
        best = (before + GAP, Step::Original);
    }
    if let (Some(above), Some(at)) = (above, j.checked_sub(1))
        && let (Some(before), Some(one), Some(other)) =
            (above.get(at), left.get(i - 1), right.get(at))
    {
        let score = before + likeness(one, other);
        // Of two ways that are as good the one that leaves out what comes later.
        if score > best.0 {
            best = (score, Step::Both);
        }
    }
    best
}

/// How much speaks for two sections being one.
fn likeness(one: &Features, other: &Features) -> i64 {
    let mut score = if one.level == other.level { 3 } else { -4 };
    if !one.number.is_empty() && !other.number.is_empty() {
        score += if one.number == other.number { 6 } else { -3 };
    }
    let all = one.figures.union(&other.figures).count();
    let shared = one.figures.intersection(&other.figures).count();
    if let Some(ninths) = (9 * shared).checked_div(all) {
        score += i64::try_from(ninths).unwrap_or(0) - 3;
    }
    let longer = one.length.max(other.length).max(1);
    score + 3 * one.length.min(other.length) / longer - 1
}

fn features(sections: &[Shape<'_>]) -> Vec<Features> {
    let is_counted = only_counts(sections);
    sections
        .iter()
        .map(|section| Features {
            level: section.level,
            number: if is_counted {
                String::new()
            } else {
                digits(section.number)
            },
            figures: figures(section.text),
            length: i64::try_from(section.text.chars().count()).unwrap_or(i64::MAX / 8),
        })
        .collect()
}

/// Whether the numbers are those that sections get by themselves: they say where a section stands,
/// not which one it is.
fn only_counts(sections: &[Shape<'_>]) -> bool {
    let mut counts: Vec<usize> = Vec::new();
    sections.iter().all(|section| {
        let Ok(level) = usize::try_from(section.level) else {
            return false;
        };
        if level == 0 {
            return section.number.is_empty();
        }
        counts.resize(level, 0);
        if let Some(last) = counts.last_mut() {
            *last += 1;
        }
        let numbers: Vec<String> = counts.iter().map(ToString::to_string).collect();
        numbers.join(".") == section.number
    })
}

/// '3' of 'Article 3' and of 'Artículo 3'; '2.1' of '2.1'.
fn digits(number: &str) -> String {
    let kept: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    kept.trim_matches('.').to_owned()
}

/// The figures in a text, without the signs that languages group them with.
fn figures(text: &str) -> HashSet<String> {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}')))
        .map(|part| {
            part.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(level: i64, number: &'static str, text: &'static str) -> Shape<'static> {
        Shape {
            level,
            number,
            text,
        }
    }

    #[test]
    fn as_many_sections_are_the_same_ones() {
        let one = [shape(0, "", "a"), shape(1, "1", "b")];
        let other = [shape(1, "1", "a"), shape(1, "2", "b")];
        assert_eq!(align(&one, &other), [Some(0), Some(1)]);
        assert_eq!(align(&[], &[]), [] as [Option<usize>; 0]);
    }

    #[test]
    fn what_is_missing_or_added_leaves_a_gap() {
        let original = [
            shape(0, "", "A paper about a bridge."),
            shape(1, "1", "Four thousand people, 900 metres."),
            shape(
                1,
                "2",
                "It costs 94 million, of which 47 come from the fund.",
            ),
            shape(2, "2.1", "Upkeep is 640,000 a year."),
            shape(1, "3", "Building takes 18 months."),
        ];
        let shorter = [
            shape(0, "", "Un documento sobre un puente."),
            shape(1, "1", "Cuesta 94 millones, de los que 47 son del fondo."),
            shape(2, "1.1", "El mantenimiento son 640.000 al año."),
            shape(1, "2", "La obra dura 18 meses."),
        ];
        assert_eq!(
            align(&original, &shorter),
            [Some(0), Some(2), Some(3), Some(4)]
        );
        let mut longer = vec![shape(
            0,
            "",
            "Nota sobre esta traducción, de 2026 y sin valor.",
        )];
        longer.extend([
            shape(1, "1", "Cuatro mil personas, 900 metros."),
            shape(
                1,
                "2",
                "Glosario añadido por quien tradujo, con 5 palabras.",
            ),
            shape(1, "3", "Cuesta 94 millones, de los que 47 son del fondo."),
            shape(2, "3.1", "El mantenimiento son 640.000 al año."),
            shape(1, "4", "La obra dura 18 meses."),
        ]);
        assert_eq!(
            align(&original, &longer),
            [Some(0), Some(1), None, Some(2), Some(3), Some(4)]
        );
    }

    #[test]
    fn numbers_of_the_text_itself_decide() {
        let original = [
            shape(1, "Article 1", "x"),
            shape(1, "Article 2", "x"),
            shape(1, "Article 3", "x"),
        ];
        let translated = [shape(1, "Artículo 1", "x"), shape(1, "Artículo 3", "x")];
        assert_eq!(align(&original, &translated), [Some(0), Some(2)]);
        assert_eq!(align(&original, &[]), [] as [Option<usize>; 0]);
        assert_eq!(align(&[], &translated), [None, None]);
    }

    #[test]
    fn three_thousand_sections_are_aligned_in_a_moment() {
        let texts: Vec<String> = (0..3_000)
            .map(|n| format!("Figure {n} of {}", n * 7))
            .collect();
        let shapes: Vec<Shape<'_>> = texts
            .iter()
            .map(|text| Shape {
                level: 1,
                number: "x",
                text,
            })
            .collect();
        let mut fewer = shapes.clone();
        fewer.remove(1_500);
        let found = align(&shapes, &fewer);
        let right = (0..2_999).map(|n| Some(if n < 1_500 { n } else { n + 1 }));
        let count = found.into_iter().zip(right).filter(|(a, b)| a == b).count();
        assert!(count > 2_990, "{count}");
    }
}
