//! Failures in words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::FluentValue;

use super::safe::{shorten, visible, visible_lines};
use super::{Fact, Text};
use crate::ops::{Candidate, Clash, Failure, Reason};

/// The fact that says why.
const REASON: &str = "reason";

/// The same as a word, by which a hint may differ.
const WHY: &str = "why";

/// How wide a fact may become in a sentence.
const WIDEST: usize = 80;

/// Facts that are ours, or that are pasted: they are never cut.
const WHOLE: &[&str] = &["message", "path", "columns", "choices", "command"];

/// Facts that are numbers, so that a sentence can say `one record` and `two records`.
const NUMBERS: &[&str] = &["count", "seconds"];

/// Facts that may be missing or empty; a message asks for them by `has-FACT`.
const OPTIONAL: &[&str] = &[
    "argument",
    "text",
    "nearest",
    "similar",
    "command",
    "missing",
    "most",
    "setting",
    "what",
    "candidates",
    "holder",
    "table",
    "sheet",
    "stages",
    "files",
    "reference",
    "segment",
    "segments",
    "choices",
    "columns",
    "kinds",
    "by",
];

/// A failure as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened, and where.
    pub message: String,
    /// What to do next, if there is something.
    pub hint: Option<String>,
}

impl Text {
    /// Puts a failure into words. What others wrote is made safe to print.
    pub fn tell(&self, failure: &Failure) -> Told {
        let mut facts = facts(failure);
        if let Some(clash) = &failure.clash {
            facts.insert("fields".to_owned(), FluentValue::from(self.contested_fields(clash)));
        }
        let mut facts: Vec<_> = facts.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        facts.push((WHY, FluentValue::from(failure.facts.get(REASON).cloned().unwrap_or_default())));
        if let Some(reason) = self.reason(failure, &facts) {
            facts.retain(|(name, _)| *name != REASON);
            facts.push((REASON, FluentValue::from(reason)));
        }
        let id = format!("error-{}", failure.code.as_str());
        let hint = self.find(&format!("{id}.hint"), &facts).filter(|hint| !hint.trim().is_empty());
        let message = self.say(&id, &facts);
        // What lies in a cell of a table begins with the head of its column.
        let head = failure.facts.get("head").map(|head| shorten(&visible(head), WIDEST).into_owned());
        Told { message: head.map_or_else(|| message.clone(), |head| format!("{head}: {message}")), hint }
    }
}

impl Text {
    /// The fields that two changed at once, by their names.
    fn contested_fields(&self, clash: &Clash) -> String {
        let mut labels: Vec<String> = self.contested(clash).into_iter().map(|contested| contested.label).collect();
        labels.dedup();
        shorten(&visible(&self.list(&labels)), WIDEST).into_owned()
    }

    /// A reason of ours in words; what others say is kept as it is.
    fn reason(&self, failure: &Failure, facts: &[Fact<'_>]) -> Option<String> {
        let word = failure.facts.get(REASON)?;
        let reason = Reason::ALL.iter().find(|reason| reason.as_str() == word)?;
        Some(self.say(&format!("reason-{}", reason.as_str()), facts))
    }
}

/// The facts of a failure as its messages use them.
fn facts(failure: &Failure) -> BTreeMap<String, FluentValue<'static>> {
    let listed: Vec<String> = failure.candidates.iter().map(show_candidate).collect();
    let mut facts = BTreeMap::new();
    facts.insert("candidate-count".to_owned(), FluentValue::from(listed.len()));
    facts.insert("candidates".to_owned(), FluentValue::from(listed.join(", ")));
    for name in OPTIONAL {
        let given = failure.facts.get(*name).is_some_and(|value| !value.trim().is_empty());
        let given = given || (*name == "candidates" && !listed.is_empty());
        facts.insert(format!("has-{name}"), FluentValue::from(if given { "yes" } else { "no" }));
    }
    facts.extend(failure.facts.iter().map(|(name, value)| (name.clone(), fact(name, value))));
    facts
}

/// A record between which to choose: `Ann Lee, Acme (c-7k2fq)`.
/// A record that somebody may mean, as people read it.
pub(super) fn show_candidate(candidate: &Candidate) -> String {
    let named = [&candidate.title, &candidate.detail].map(|part| shorten(&visible(part), WIDEST / 2).into_owned());
    let named: Vec<String> = named.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} ({})", named.join(", "), visible(&candidate.handle))
}

fn fact(name: &str, value: &str) -> FluentValue<'static> {
    if NUMBERS.contains(&name) {
        return FluentValue::try_number(value).into_owned();
    }
    let safe = if name == "message" { visible_lines(value) } else { visible(value) };
    let safe = if WHOLE.contains(&name) { safe } else { Cow::Owned(shorten(&safe, WIDEST).into_owned()) };
    FluentValue::from(safe.into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::domain::Invalid;
    use crate::ops::Code;

    const MESSAGES: &str = include_str!("en/errors.ftl");
    const DESCRIPTIONS: &str = include_str!("../ops/failure.rs");

    fn told(failure: &Failure) -> String {
        let Told { message, hint } = Text::english().tell(failure);
        format!("{message}\n{}", hint.unwrap_or_default())
    }

    /// The names between two marks, such as `$name` or a backquoted one.
    fn names(text: &str, mark: char) -> BTreeSet<String> {
        let pieces = text.split(mark).skip(1);
        let name =
            |piece: &str| piece.chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '-').collect();
        pieces.map(name).filter(|name: &String| !name.is_empty()).collect()
    }

    #[test]
    fn every_failure_has_its_words_and_no_words_are_left_over() {
        let text = Text::english();
        for code in Code::ALL {
            text.tell(&Failure::new(*code));
        }
        for reason in Reason::ALL {
            text.tell(&Failure::new(Code::BadRow).because(*reason));
        }
        assert_eq!(text.missing(), [""; 0]);
        assert_eq!(text.unasked("errors"), [""; 0]);
    }

    /// The failures after which there is nothing to be done, and why.
    const WITHOUT_HINT: &[(Code, &str)] = &[(Code::Cancelled, "whoever stopped it wanted nothing else")];

    #[test]
    fn every_failure_says_what_to_do_next_or_here_why_there_is_nothing() {
        for code in Code::ALL {
            // Each sort of wrong value has a hint of its own, which is looked at below.
            let told = Text::english().tell(&Failure::new(*code).fact("what", "phone"));
            let excused = WITHOUT_HINT.iter().find(|(known, _)| known == code);
            match told.hint {
                Some(hint) => assert!(excused.is_none() && hint.len() > 5, "{code:?}: {hint}"),
                None => assert!(excused.is_some_and(|(_, why)| !why.is_empty()), "{code:?} needs a hint, or a reason"),
            }
        }
    }

    #[test]
    fn every_sort_of_wrong_value_says_what_to_write_instead() {
        let mut sorts = BTreeSet::new();
        collect_sorts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sorts);
        for what in sorts {
            let told = Text::english().tell(&Failure::from(Invalid::new("x", "y")).fact("what", &what));
            assert!(told.hint.is_some(), "{what} needs a hint");
        }
    }

    #[test]
    fn every_fault_of_a_filter_says_how_to_mend_it() {
        let source = include_str!("../filter/error.rs");
        let reasons = source.split("Fault::").skip(1).filter_map(|arm| arm.split_once("=> \"")?.1.split_once('"'));
        let reasons: BTreeSet<&str> =
            reasons.map(|(reason, _)| reason).filter(|reason| !reason.contains('\n')).collect();
        assert!(reasons.len() > 12, "{reasons:?}");
        let hint = |reason: &str| {
            let failure = Failure::new(Code::BadFilter).fact("reason", reason);
            Text::english().tell(&failure).hint.unwrap_or_default()
        };
        let unknown = hint("no such reason");
        // What is wrong with a value says the value's own hint.
        for reason in reasons.into_iter().filter(|reason| *reason != "bad-value") {
            assert_ne!(hint(reason), unknown, "{reason}");
        }
    }

    #[test]
    fn words_name_only_facts_that_are_documented() {
        let documented = DESCRIPTIONS.split("codes! {").nth(1).unwrap();
        for code in Code::ALL {
            let (description, _) = documented.split_once(&format!(" = \"{}\"", code.as_str())).unwrap();
            let description = description.rsplit(';').next().unwrap();
            let mut known = names(description.split("Facts:").nth(1).unwrap_or_default(), '`');
            known.extend(OPTIONAL.iter().map(|name| format!("has-{name}")));
            known.extend(["candidates", "candidate-count", WHY].map(str::to_owned));
            let start = MESSAGES.find(&format!("error-{} =", code.as_str())).unwrap();
            let message = MESSAGES[start..].split("\nerror-").next().unwrap().split("\nreason-").next().unwrap();
            let unknown: Vec<_> = names(message, '$').difference(&known).cloned().collect();
            assert_eq!(unknown, [""; 0], "{code:?}");
        }
    }

    #[test]
    fn every_sort_of_wrong_value_is_explained() {
        let mut sorts = BTreeSet::new();
        collect_sorts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sorts);
        assert!(sorts.len() > 20, "{sorts:?}");
        for what in sorts {
            let message = Text::english().tell(&Failure::from(Invalid::new("x", "")).fact("what", &what)).message;
            assert!(MESSAGES.contains(&format!("[{what}] ")), "{what}: {message}");
        }
    }

    fn collect_sorts(dir: &Path, sorts: &mut BTreeSet<String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect_sorts(&path, sorts);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
                for call in ["Invalid::new(\"", "read_line(\"", "read_text(\""] {
                    sorts
                        .extend(source.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
                }
            }
        }
    }

    #[test]
    fn a_failure_says_what_where_and_what_to_do_next() {
        let phone = Failure::from(Invalid::new("phone-without-country", "030 901820")).fact("argument", "--phone");
        assert_eq!(
            told(&phone),
            "--phone: `030 901820` is a phone number, but of which country?\n\
             rolo config set country DE, or write it with + and the country code"
        );
        let candidate = |handle: &str, title: &str, detail: &str| Candidate {
            handle: handle.into(),
            title: title.into(),
            detail: detail.into(),
        };
        let ambiguous = Failure::new(Code::Ambiguous).fact("reference", "an").fact("count", 2);
        assert_eq!(
            told(&ambiguous.among(vec![candidate("c-7k2fq", "Ann Lee", "Acme"), candidate("c-x2p91", "安娜", "")])),
            "`an` matches 2 records\ngive the handle of one of Ann Lee, Acme (c-7k2fq), 安娜 (c-x2p91)"
        );
        let unknown = Failure::new(Code::NoMatch).fact("reference", "jan").fact("kind", "contact");
        assert_eq!(
            told(&unknown),
            "no contact matches `jan`\nrolo find WORDS looks further: in every field, and fuzzily"
        );
        assert_eq!(told(&Failure::new(Code::Cancelled)), "stopped; nothing was changed\n");
    }

    #[test]
    fn what_others_wrote_is_shown_and_not_obeyed() {
        let hostile = format!("\u{1b}[2J\u{202e}{}", "x".repeat(200));
        let failure = Failure::new(Code::NothingFound).fact("words", hostile).fact("kind", "contact");
        let message = Text::english().tell(&failure).message;
        assert!(message.starts_with("nothing matches `␛[2J<U+202E>xxx") && message.ends_with("x…`"), "{message}");
        assert!(message.chars().count() < 110, "{message}");
    }
}
