//! Failures as a shell shows them: what happened, between what to choose, what to do next.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::Paint;
use super::cells::{lines, one_line, pad};
use super::outcome::AsError;
use crate::grammar::Format;
use crate::ops::{Candidate, Failure};
use crate::text::Text;

/// Writes a failure to standard error: for people, or as one JSON object when JSON was asked for.
pub fn fail(
    err: &mut dyn Write,
    text: &Text,
    failure: &Failure,
    format: Option<Format>,
    paint: Paint,
) -> io::Result<()> {
    match format {
        Some(Format::Json | Format::Ndjson) => {
            let error = serde_json::json!({"error": serde_json::to_value(AsError { failure, text })?});
            writeln!(err, "{error}")?;
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
    let told = text.tell(failure);
    let (error, hint) = (text.get("cli-error"), text.get("cli-hint"));
    let width = error.width().max(hint.width());
    let mut all = Vec::new();
    for (place, line) in lines(told.message.trim_end()).enumerate() {
        all.push(if place == 0 { format!("{} {line}", paint.red(&error)) } else { line });
    }
    all.extend(candidates(&failure.candidates));
    if let Some(told) = told.hint {
        for (place, line) in lines(told.trim_end()).enumerate() {
            let label = pad(if place == 0 { &hint } else { "" }, width);
            all.push(format!("{} {line}", paint.bold(&label)));
        }
    }
    all
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
        Failure::new(Code::PartlyFailed)
            .fact("failed", 3)
            .fact("count", 4)
            .among(vec![candidate("c-7k2fq", "Ann Lee", "Acme"), candidate("c-q81mz9", "安娜\u{1b}[2J", "")])
    }

    #[test]
    fn a_failure_says_what_between_what_and_what_next() {
        assert_snapshot!(told(&ambiguous(), None, Paint::Plain), @r#"
        error: 3 of 4 could not be done
          c-7k2fq   Ann Lee        Acme
          c-q81mz9  安娜\u{1b}[2J
        hint:  the others were done; correct these and apply them again
        "#);
        assert!(told(&ambiguous(), None, Paint::Color).starts_with("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m "));
    }

    #[test]
    fn a_failure_is_json_where_json_was_asked_for() {
        assert_snapshot!(told(&ambiguous(), Some(Format::Json), Paint::Color), @r#"{"error":{"candidates":[{"detail":"Acme","handle":"c-7k2fq","title":"Ann Lee"},{"detail":"","handle":"c-q81mz9","title":"安娜\u001b[2J"}],"code":"partly-failed","exit":5,"facts":{"count":"4","failed":"3"},"hint":"the others were done; correct these and apply them again","kind":"invalid","message":"3 of 4 could not be done"}}"#);
    }
}
