//! Names of people: taken apart, put together, family first where that is the custom.

/// Chinese family names of two characters; all others have one.
const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "宇文", "长孙",
    "端木", "独孤", "南宫", "西门", "万俟", "闻人", "轩辕", "呼延", "歐陽", "司馬", "諸葛", "東方", "尉遲", "慕容",
    "長孫", "司空",
];

/// A person's name in its two halves; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Halves {
    /// The given name.
    pub given: String,
    /// The family name.
    pub family: String,
}

/// Takes a full name apart: `Jane Doe`, `Doe, Jane`, `张伟`, `欧阳娜娜`. One Latin word is a given name.
pub fn split(full: &str) -> Halves {
    let full = full.trim();
    if let Some((family, given)) = full.split_once([',', '，']) {
        return Halves { given: given.trim().to_owned(), family: family.trim().to_owned() };
    }
    if is_cjk(full) && !full.contains(' ') {
        return split_cjk(full);
    }
    match full.rsplit_once(' ') {
        // A name written in Chinese characters with a space has its family name first.
        Some(_) if is_cjk(full) => {
            let (family, given) = full.split_once(' ').unwrap_or((full, ""));
            Halves { given: given.trim().to_owned(), family: family.to_owned() }
        }
        Some((given, family)) => Halves { given: given.trim().to_owned(), family: family.to_owned() },
        None => Halves { given: full.to_owned(), family: String::new() },
    }
}

/// Puts a name together: `Jane Doe`, but `张伟`.
pub fn join(given: &str, family: &str) -> String {
    match (given.is_empty(), family.is_empty()) {
        (true, _) => family.to_owned(),
        (_, true) => given.to_owned(),
        (false, false) if is_cjk(given) && is_cjk(family) => {
            let separator = if is_kana(given) || is_kana(family) { " " } else { "" };
            format!("{family}{separator}{given}")
        }
        (false, false) => format!("{given} {family}"),
    }
}

/// Whether a text is written in Han characters, kana or Hangul (and blanks).
pub fn is_cjk(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|char| {
            matches!(char, ' ' | '・' | '·' | '々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{323af}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}')
        })
}

fn is_kana(text: &str) -> bool {
    text.chars().any(|char| matches!(char, '\u{3040}'..='\u{30ff}'))
}

fn split_cjk(full: &str) -> Halves {
    let count = full.chars().count();
    let compound = COMPOUND_SURNAMES.iter().any(|surname| full.starts_with(surname));
    let family_length = match (count, compound) {
        (3.., true) => 2,
        (2..=4, _) => 1,
        // Longer ones are no names in the Chinese manner: a transcription, or a company.
        (_, _) => 0,
    };
    let family: String = full.chars().take(family_length).collect();
    Halves { given: full.chars().skip(family_length).collect(), family }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_apart_and_go_together_again() {
        for (full, given, family, shown) in [
            ("Jane Doe", "Jane", "Doe", "Jane Doe"),
            ("Doe, Jane", "Jane", "Doe", "Jane Doe"),
            ("Ana María Núñez", "Ana María", "Núñez", "Ana María Núñez"),
            ("Madonna", "Madonna", "", "Madonna"),
            ("张伟", "伟", "张", "张伟"),
            ("欧阳娜娜", "娜娜", "欧阳", "欧阳娜娜"),
            ("东方", "方", "东", "东方"),
            ("山田 太郎", "太郎", "山田", "山田太郎"),
            ("김철수", "철수", "김", "김철수"),
        ] {
            let halves = split(full);
            assert_eq!((halves.given.as_str(), halves.family.as_str()), (given, family));
            assert_eq!(join(given, family), shown);
        }
    }
}
