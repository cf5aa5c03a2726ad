//! Help that is about no command: `rolo help exit-codes`.

use clap::ArgMatches;

use crate::ops::FailureKind;
use crate::text::Text;

/// The topic of exit codes.
const EXIT_CODES: &str = "exit-codes";

/// The page that `help` is asked for, below the commands of `path`, if what is asked for is a topic.
pub(super) fn page(path: &[String], given: &ArgMatches, text: &Text) -> Option<String> {
    let mut asked = given.get_many::<String>("command")?;
    let is_topic = path.is_empty() && asked.next()? == EXIT_CODES && asked.next().is_none();
    is_topic.then(|| exit_codes(text))
}

/// Every exit code, the word for it in JSON, and what it means.
pub(super) fn exit_codes(text: &Text) -> String {
    let line = |code: u8, word: &str, means: String| format!("  {code:>3}  {word:<11}  {means}\n");
    let done = line(0, "", text.get("exit-done"));
    let failures = FailureKind::ALL.iter().map(|kind| {
        let means = text.get(&format!("exit-{}", kind.as_str().replace('_', "-")));
        line(kind.exit_code(), kind.as_str(), means)
    });
    let lines: String = std::iter::once(done).chain(failures).collect();
    format!("{}\n\n{lines}\n{}\n", text.get("exit-codes"), text.get("exit-codes-json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exit_code_is_explained() {
        let text = Text::english();
        let page = exit_codes(&text);
        assert_eq!(page.lines().filter(|line| line.starts_with("  ")).count(), FailureKind::ALL.len() + 1);
        assert_eq!(text.missing(), [""; 0]);
    }
}
