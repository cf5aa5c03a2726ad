//! Whether a name that somebody typed may be meant for one that is known: its beginning, its words, how it is spelt in
//! pinyin, all of it and more, or all of it but for a slip.

use super::fold::fold;
use super::hit::INITIALS;
use super::matcher::Matcher;
use super::row::Row;

/// Names that are shorter are not taken for misspelt.
const SPELT: usize = 6;

/// Whether what was typed may be meant for what is called so.
pub fn is_alike(typed: &str, called: &str) -> bool {
    let [typed, called] = [typed, called].map(|name| fold(name.trim()));
    !typed.is_empty() && (is_part(&typed, &called) || is_more(&typed, &called) || is_slip(&typed, &called))
}

/// Whether each word of it begins a word of the other, or spells one.
fn is_part(typed: &str, called: &str) -> bool {
    let words = i64::try_from(typed.split_whitespace().count()).unwrap_or(i64::MAX);
    let score = Matcher::new(typed).score(&Row::called(&[called]));
    score.is_some_and(|score| score >= INITIALS.saturating_mul(words))
}

/// Whether it says the other one and more, as a legal form.
fn is_more(typed: &str, called: &str) -> bool {
    let [typed, called] = [typed, called].map(words);
    !called.is_empty() && typed.starts_with(&called)
}

fn is_slip(typed: &str, called: &str) -> bool {
    typed.chars().count() >= SPELT && strsim::osa_distance(typed, called) <= 1
}

fn words(name: &str) -> Vec<&str> {
    name.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_like_those_for_which_it_may_be_meant() {
        for (typed, called) in [
            ("Laborat", "Laboratoires Clairbois"),
            ("clairbois", "Laboratoires Clairbois"),
            ("Lab Clair", "Laboratoires Clairbois"),
            ("Laboratoires Clairbios", "Laboratoires Clairbois"),
            ("Acme GmbH", "Acme"),
            ("ACME", "Acme"),
            ("muller", "Müller Bau"),
            ("jssjzx", "嘉澍数据中心"),
            ("嘉澍", "嘉澍数据中心"),
        ] {
            assert!(is_alike(typed, called), "{typed} {called}");
        }
        for (typed, called) in [
            ("Acme", "Umbrella"),
            ("Nova", "Innovate"),
            ("Laboratoires Durand", "Laboratoires Clairbois"),
            ("", "Acme"),
            ("🚀", "Acme"),
            ("Acme", "🚀"),
        ] {
            assert!(!is_alike(typed, called), "{typed} {called}");
        }
    }
}
