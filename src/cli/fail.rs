//! Failures as a shell shows them: what happened, between what to choose, what to do next.

use std::collections::BTreeMap;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::Paint;
use super::cells::{lines, one_line, pad};
use super::outcome::AsError;
use crate::exchange::plain_json;
use crate::grammar::Format;
use crate::ops::{Candidate, Clash, Code, Failure};
use crate::text::{Text, Told};

/// Writes a failure to standard error: for people, or as one JSON object when JSON was asked for.
pub fn fail(
    mut err: &mut dyn Write,
    text: &Text,
    failure: &Failure,
    format: Option<Format>,
    paint: Paint,
) -> io::Result<()> {
    match format {
        Some(Format::Json | Format::Ndjson) => {
            let error = BTreeMap::from([("error", AsError { failure, text })]);
            plain_json::write(&mut err, &error)?;
            writeln!(err)?;
        }
        Some(Format::Table | Format::Tsv | Format::Csv | Format::Ids) | None => {
            for line in sentences(text, failure, paint) {
                writeln!(err, "{line}")?;
            }
        }
    }
    err.flush()
}

fn sentences(text: &Text, failure: &Failure, paint: Paint) -> Vec<String> {
    let told = tell(text, failure);
    let (error, hint) = (text.get("cli-error"), text.get("cli-hint"));
    let width = error.width().max(hint.width());
    let mut all = Vec::new();
    let message = located(text, failure, told.message);
    for (place, line) in lines(message.trim_end()).enumerate() {
        all.push(if place == 0 { format!("{} {line}", paint.red(&error)) } else { line });
    }
    if failure.candidates.len() > 1 {
        all.extend(candidates(&failure.candidates));
    }
    if let Some(clash) = &failure.clash {
        all.extend(contested(text, clash));
    }
    if let Some(told) = told.hint {
        for (place, line) in lines(told.trim_end()).enumerate() {
            let label = pad(if place == 0 { &hint } else { "" }, width);
            all.push(format!("{} {line}", paint.bold(&label)));
        }
    }
    all
}

/// The words of a failure after the line of the input in which it lies, unless they name it by themselves.
fn located(text: &Text, failure: &Failure, message: String) -> String {
    let line = failure.facts.get("line").filter(|_| failure.code != Code::BadSettings);
    let line = line.map(|line| text.say("cli-line", &[("line", line.as_str().into())]));
    match line.filter(|line| !message.starts_with(line.as_str())) {
        Some(line) => format!("{line}: {message}"),
        None => message,
    }
}

/// The words of a failure; several candidates are not named in them, since they stand in lines of their own.
fn tell(text: &Text, failure: &Failure) -> Told {
    if failure.candidates.len() < 2 {
        return text.tell(failure);
    }
    let naming = |id| text.tell(&failure.clone().among(Vec::new()).fact("candidates", text.get(id)));
    Told { message: naming("cli-these").message, hint: naming("cli-those-above").hint }
}

/// The values that two changed at once, each in a line of its own.
fn contested(text: &Text, clash: &Clash) -> Vec<String> {
    let nothing = text.get("cli-clash-nothing");
    let told = |value: &str| if value.is_empty() { nothing.clone() } else { one_line(value) };
    let lines = text.contested(clash).into_iter().map(|contested| {
        let [was, theirs, yours] = [&contested.was, &contested.theirs, &contested.yours].map(|value| told(value));
        let facts = [("was", was.into()), ("theirs", theirs.into()), ("yours", yours.into())];
        format!("  {}  {}", one_line(&contested.label), one_line(&text.say("cli-clash", &facts)))
    });
    lines.collect()
}

/// The records between which to choose, in columns.
fn candidates(candidates: &[Candidate]) -> Vec<String> {
    let rows: Vec<[String; 3]> = candidates
        .iter()
        .map(|candidate| [&candidate.handle, &candidate.title, &candidate.detail].map(|text| one_line(text)))
        .collect();
    let width = |cell: fn(&[String; 3]) -> &String| rows.iter().map(|row| cell(row).width()).max().unwrap_or_default();
    let (first, second) = (width(|[handle, _, _]| handle), width(|[_, title, _]| title));
    rows.iter()
        .map(|[handle, title, detail]| format!("  {}  {}  {detail}", pad(handle, first), pad(title, second)))
        .map(|line| line.trim_end().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::ops::Code;

    fn told(failure: &Failure, format: Option<Format>, paint: Paint) -> String {
        let mut err = Vec::new();
        fail(&mut err, &Text::english(), failure, format, paint).unwrap();
        String::from_utf8(err).unwrap()
    }

    fn ambiguous() -> Failure {
        let candidate = |handle: &str, title: &str, detail: &str| Candidate {
            handle: handle.into(),
            title: title.into(),
            detail: detail.into(),
        };
        Failure::new(Code::Ambiguous)
            .fact("reference", "an")
            .fact("count", 2)
            .among(vec![candidate("c-7k2fq", "Ann Lee", "Acme"), candidate("c-q81mz9", "安娜\u{1b}[2J", "")])
    }

    #[test]
    fn a_failure_says_what_between_what_and_what_next() {
        assert_snapshot!(told(&ambiguous(), None, Paint::Plain), @r"
        error: `an` matches 2 records
          c-7k2fq   Ann Lee   Acme
          c-q81mz9  安娜␛[2J
        hint:  give the handle of one of those above
        ");
        assert!(told(&ambiguous(), None, Paint::Color).starts_with("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m "));
    }

    #[test]
    fn one_candidate_is_named_in_the_sentence() {
        let mut failure = Failure { code: Code::NotExact, ..ambiguous() };
        failure.candidates.truncate(1);
        assert_snapshot!(told(&failure, None, Paint::Plain), @r"
        error: `an` is not the exact name, e-mail, phone or handle of anybody
        hint:  if you mean Ann Lee, Acme (c-7k2fq), give the handle
        ");
    }

    #[test]
    fn a_failure_is_json_where_json_was_asked_for() {
        assert_snapshot!(told(&ambiguous(), Some(Format::Json), Paint::Color), @r#"
        {"error":{"code":"ambiguous","kind":"conflict","exit":4,"message":"`an` matches 2 records","hint":"give the handle of one of Ann Lee, Acme (c-7k2fq), 安娜␛[2J (c-q81mz9)","facts":{"count":"2","reference":"an"},"candidates":[{"handle":"c-7k2fq","title":"Ann Lee","detail":"Acme"},{"handle":"c-q81mz9","title":"安娜\u001b[2J","detail":""}]}}
        "#);
    }
}
