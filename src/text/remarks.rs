//! What is wrong with a table that somebody edited, above the table itself.

use super::Text;
use crate::ops::remarks::{REMARK, without_remarks};
use crate::ops::{Code, Failure};

/// The most mistakes that are named at once.
const MOST: usize = 20;

impl Text {
    /// A table with what is wrong with it above it, in place of what was said there before. The lines are named as they
    /// are counted then.
    pub fn remarked(&self, table: &str, mistakes: &[Failure]) -> String {
        let table = without_remarks(table);
        let more = mistakes.len().saturating_sub(MOST);
        let above = 1 + mistakes.len().min(MOST) + usize::from(more > 0);
        let mut said = vec![self.get("table-mistakes")];
        said.extend(mistakes.iter().take(MOST).map(|failure| self.mistake(failure, above)));
        said.extend((more > 0).then(|| self.say("table-more", &[("count", more.into())])));
        let said =
            said.iter().map(|line| format!("{REMARK} {}\n", line.split_whitespace().collect::<Vec<_>>().join(" ")));
        said.chain([table.to_owned()]).collect()
    }

    /// What is wrong with a line of a table below so many lines of remarks, and of one that others changed what to do.
    pub fn mistake(&self, failure: &Failure, above: usize) -> String {
        let line = failure.facts.get("line").and_then(|line| line.parse::<usize>().ok()).map(|line| line + above);
        let told = self.tell(&failure.clone().fact("line", line.unwrap_or(above + 1)).fact("sheet", "yes"));
        let hint = told.hint.filter(|_| failure.code == Code::EditConflict);
        let said = [Some(told.message), hint].into_iter().flatten().collect::<Vec<_>>().join("; ");
        match line {
            Some(line) => self.say("table-line", &[("line", line.into()), ("said", said.into())]),
            None => said,
        }
    }
}
