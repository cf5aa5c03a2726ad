//! Bulk commands: rows in, a receipt a row out. What is told as done is durable.

use std::io::{self, Read, Seek, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tempfile::SpooledTempFile;

use super::done::{
    flow, outcome_cells, outcome_head, print_planned, refuse_failed, tell_dry_run, tell_warnings, tell_way_back,
};
use super::halt::Halt;
use super::outcome::{AsJson, AsReceipt, counts, sentence};
use super::sheet::{Form, Sheet};
use super::{Paint, Shell};
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};
use crate::ops::{Client, Detail, Failure, Flow, Mode, Outcome, Receipt, Request, Row, Talk, Verb};
use crate::text::Text;

/// Receipts are kept in memory up to so many bytes, and beyond that in a file, until the rows are durable.
const MEMORY: usize = 8 * 1024 * 1024;

/// Where the rows of a bulk command come from, and who hears of those that could not be done.
pub(super) trait Feed {
    /// The next row.
    fn row(&mut self) -> Option<Result<Row, Failure>>;

    /// The failure of the last row, with all that is known of its place.
    fn located(&self, failure: Failure) -> Failure {
        failure
    }

    /// The last row could not be done, for the reason that is said. If that cannot be written down, all is given up.
    fn refused(&mut self, _said: &str) -> Result<(), Failure> {
        Ok(())
    }

    /// How far it has come.
    fn progress(&self, text: &Text, rows: u64, _elapsed: Duration) -> String {
        text.say("cli-progress", &[("rows", rows.into())])
    }

    /// All is durable, or in a dry run would be: what is left to do, and what is to be said about it.
    fn settle(&mut self, _text: &Text, _mode: Mode) -> Result<Vec<String>, Failure> {
        Ok(Vec::new())
    }
}

/// What a command is given that takes no rows.
pub(super) struct NoRows;

impl Feed for NoRows {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        None
    }
}

impl Feed for &mut dyn Iterator<Item = Result<Row, Failure>> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.next()
    }
}

/// Does a bulk command and prints what became of the rows.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    request: &Request,
    feed: &mut dyn Feed,
    show: &Show,
) -> Result<(), Halt> {
    let bar = progress_bar(shell);
    let mut talk = Bulk {
        mode: request.mode,
        format: show.format,
        bar,
        feed,
        kept: SpooledTempFile::new(MEMORY),
        count: 0,
        sheet: None,
        halt: None,
        broken: None,
        shell,
    };
    let result = client.execute(request, &mut talk);
    let Bulk { bar, kept, halt, shell, feed, broken, .. } = talk;
    bar.finish_and_clear();
    let receipt = match (result, broken) {
        (Ok(receipt), _) => receipt,
        (Err(_), Some(failure)) => return Err(failure.into()),
        (Err(failure), None) => return Err(feed.located(failure).into()),
    };
    let settled = feed.settle(shell.text, request.mode);
    let printed = halt.map_or(Ok(()), Err).and_then(|()| print_receipts(shell, kept, &receipt, request.mode, show));
    // The receipts may have nowhere to go; what was done is still told.
    tell_counts(shell, &receipt, request.mode)?;
    for said in settled? {
        shell.tell(&said)?;
    }
    tell_warnings(shell, &receipt)?;
    refuse_failed(&receipt.counts, printed)
}

fn tell_counts(shell: &mut Shell<'_>, receipt: &Receipt, mode: Mode) -> Result<(), Halt> {
    match mode {
        Mode::Do => {
            let said = counts(shell.text, &receipt.counts);
            let said = if said.is_empty() { shell.text.get("cli-nothing") } else { said };
            shell.tell(&said)?;
            tell_way_back(shell, receipt)
        }
        Mode::DryRun => tell_dry_run(shell, &receipt.counts),
    }
}

fn progress_bar(shell: &Shell<'_>) -> ProgressBar {
    if !shell.has_listener() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    // The template is our own: were it wrong, the default would do.
    let style = ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    bar.with_style(style)
}

/// The other side of a bulk command while it is being done.
struct Bulk<'a, 'b> {
    shell: &'a mut Shell<'b>,
    mode: Mode,
    format: Option<Format>,
    bar: ProgressBar,
    feed: &'a mut dyn Feed,
    kept: SpooledTempFile,
    count: u64,
    sheet: Option<Sheet>,
    /// Why nothing more is printed. The command itself goes on.
    halt: Option<Halt>,
    /// Why the command is given up.
    broken: Option<Failure>,
}

impl Talk for Bulk<'_, '_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.feed.row()
    }

    fn detail(&self) -> Detail {
        match (self.format, self.mode) {
            (None | Some(Format::Table), Mode::Do) => Detail::Verb,
            (None | Some(Format::Table), Mode::DryRun)
            | (Some(Format::Tsv | Format::Csv | Format::Json | Format::Ndjson | Format::Ids), _) => Detail::Whole,
        }
    }

    fn outcome(&mut self, mut outcome: Outcome) {
        if outcome.verb == Verb::Failed {
            outcome.failure = outcome.failure.map(|failure| self.feed.located(failure));
            let said = sentence(self.shell, &outcome, self.mode);
            self.broken = self.broken.take().or(self.feed.refused(&said).err());
        }
        if self.halt.is_none() {
            self.halt = self.tell(&outcome).err();
        }
    }

    fn progress(&mut self, rows: u64) -> Flow {
        if !self.bar.is_hidden() {
            self.bar.set_message(self.feed.progress(self.shell.text, rows, self.bar.elapsed()));
            self.bar.tick();
        }
        if self.broken.is_some() { Flow::Cancel } else { flow(self.shell.stop) }
    }
}

impl Bulk<'_, '_> {
    fn tell(&mut self, outcome: &Outcome) -> Result<(), Halt> {
        if outcome.verb == Verb::Failed || outcome.verb == Verb::Kept {
            let said = sentence(self.shell, outcome, self.mode);
            let shell = &mut *self.shell;
            self.bar.suspend(|| shell.tell(&said))?;
        }
        self.keep(outcome)
    }

    /// Keeps the receipt of a row until all of them are durable.
    fn keep(&mut self, outcome: &Outcome) -> Result<(), Halt> {
        let text = self.shell.text;
        match (self.format, self.mode) {
            (None | Some(Format::Table), Mode::DryRun) if outcome.verb != Verb::Failed => {
                let shell = &mut *self.shell;
                self.bar.suspend(|| print_planned(shell, outcome))?;
            }
            (None | Some(Format::Table), _) => {}
            (Some(Format::Tsv), _) => self.keep_cells(outcome, Form::Tsv)?,
            (Some(Format::Csv), _) => self.keep_cells(outcome, Form::Csv)?,
            (Some(Format::Json), _) => {
                self.kept.write_all(if self.count == 0 { b"\n" } else { b",\n" })?;
                plain_json::write(&mut self.kept, &AsJson { outcome, text })?;
            }
            (Some(Format::Ndjson), _) => {
                plain_json::write(&mut self.kept, &AsJson { outcome, text })?;
                self.kept.write_all(b"\n")?;
            }
            (Some(Format::Ids), _) => {
                if let Some(record) = outcome.record.as_ref().filter(|_| outcome.verb != Verb::Made) {
                    writeln!(self.kept, "{}", record.id)?;
                }
            }
        }
        self.count += 1;
        Ok(())
    }

    fn keep_cells(&mut self, outcome: &Outcome, form: Form) -> Result<(), Halt> {
        let sheet = self.sheet.get_or_insert_with(|| Sheet::new(form, outcome_head(), 0));
        sheet.write_to(&mut self.kept, Paint::Plain, &[outcome_cells(outcome)])
    }
}

/// Prints the receipts that were kept.
fn print_receipts(
    shell: &mut Shell<'_>,
    mut kept: SpooledTempFile,
    receipt: &Receipt,
    mode: Mode,
    show: &Show,
) -> Result<(), Halt> {
    kept.rewind()?;
    if show.format == Some(Format::Json) {
        let mut head = Vec::new();
        plain_json::write(&mut head, &AsReceipt { receipt, mode })?;
        shell.out.to.write_all(head.strip_suffix(b"}").unwrap_or(&head))?;
        shell.out.to.write_all(b",\"outcomes\":[")?;
        copy(&mut kept, shell.out.to)?;
        return shell.put("]}");
    }
    copy(&mut kept, shell.out.to)
}

fn copy(from: &mut impl Read, to: &mut dyn Write) -> Result<(), Halt> {
    io::copy(from, to).map(drop).map_err(Halt::from)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, Failing, printed, reading, request, show, with_shell};
    use super::*;
    use crate::exchange::ndjson;
    use crate::ops::Code;

    const INPUT: &str = "{\"given\":\"Jane\"}\n{\"emial\":[]}\n{\"given\":\"Wei\"}\n";

    fn applied(before: Before, mode: Mode, format: Option<Format>, input: &str) -> String {
        let reading = reading();
        let mut book = Book { receipt: Receipt { entry: Some(3), ..Receipt::default() }, ..Book::default() };
        printed(before, |shell| {
            let mut rows = ndjson::rows(input.as_bytes(), &reading);
            shell.apply(&mut book, &request(mode), &mut rows, &show(format))
        })
    }

    #[test]
    fn rows_that_cannot_be_done_are_told_and_counted() {
        assert_snapshot!(applied(Before::Script, Mode::Do, None, INPUT), @r#"
        ----
        line 2: no field is called `emial`
        2 created, 1 not done
        failure: partly-failed count="3" failed="1"
        "#);
        assert_snapshot!(applied(Before::Person, Mode::Do, None, "{\"given\":\"Jane\"}"), @r"
        ----
        1 created
        #3 · `rolo undo` takes it back
        ");
        assert_snapshot!(applied(Before::Script, Mode::Do, None, ""), @r"
        ----
        there was nothing to do
        ");
        assert_snapshot!(applied(Before::Script, Mode::DryRun, None, INPUT), @r#"
        line 1: would create c-00000 New
          + given name  New
        line 3: would create c-00000 New
          + given name  New
        ----
        line 2: no field is called `emial`
        nothing was changed; without --dry-run: 2 created, 1 not done
        failure: partly-failed count="3" failed="1"
        "#);
    }

    #[test]
    fn every_row_has_a_receipt() {
        assert_snapshot!(applied(Before::Script, Mode::Do, Some(Format::Ndjson), INPUT), @r#"
        {"line":1,"verb":"created","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-00000","title":"New","change":{"kind":"contact","id":"01900000-0000-7000-8000-000000000001","set":{"given":[null,"New"],"handle":[null,"c-00000"]}}}
        {"line":2,"verb":"failed","error":{"code":"unknown-field","kind":"invalid","exit":5,"message":"line 2: no field is called `emial`","hint":"did you mean `emails`?","facts":{"field":"emial","line":"2","nearest":"emails"},"candidates":[]}}
        {"line":3,"verb":"created","kind":"contact","id":"01900000-0000-7000-8000-000000000003","handle":"c-00000","title":"New","change":{"kind":"contact","id":"01900000-0000-7000-8000-000000000003","set":{"given":[null,"New"],"handle":[null,"c-00000"]}}}
        ----
        line 2: no field is called `emial`
        2 created, 1 not done
        failure: partly-failed count="3" failed="1"
        "#);
        assert_snapshot!(applied(Before::Script, Mode::Do, Some(Format::Tsv), INPUT), @r#"
        line	verb	handle	title	error
        1	created	c-00000	New	
        2	failed			unknown-field
        3	created	c-00000	New	
        ----
        line 2: no field is called `emial`
        2 created, 1 not done
        failure: partly-failed count="3" failed="1"
        "#);
        let json = applied(Before::Script, Mode::DryRun, Some(Format::Json), INPUT);
        let json: serde_json::Value = serde_json::from_str(json.split("----").next().unwrap()).unwrap();
        assert_eq!((&json["dry_run"], &json["outcomes"][2]["verb"]), (&true.into(), &"created".into()));
    }

    #[test]
    fn nothing_is_told_as_done_that_is_not_durable() {
        let reading = reading();
        let mut book = Book { failure: Some(Failure::new(Code::DiskFull)), ..Book::default() };
        let told = printed(Before::Script, |shell| {
            let mut rows = ndjson::rows(INPUT.as_bytes(), &reading);
            shell.apply(&mut book, &request(Mode::Do), &mut rows, &show(Format::Ndjson))
        });
        assert!(told.starts_with("----\n"), "{told}");
        assert!(told.ends_with("failure: disk-full\n"), "{told}");
    }

    #[test]
    fn a_reader_that_goes_away_still_leaves_the_counts() {
        let reading = reading();
        let (mut out, mut err) = (Failing(10, io::ErrorKind::BrokenPipe), Vec::new());
        let result = with_shell(Before::Script, &mut out, &mut err, |shell| {
            let mut rows = ndjson::rows("{\"given\":\"Jane\"}".as_bytes(), &reading);
            shell.apply(&mut Book::default(), &request(Mode::Do), &mut rows, &show(Format::Ndjson))
        });
        assert_eq!((result, String::from_utf8(err).unwrap().as_str()), (Ok(()), "1 created\n"));
    }

    #[test]
    fn rows_that_failed_are_a_failure_even_if_nobody_reads_the_receipts() {
        for (kind, code) in
            [(io::ErrorKind::BrokenPipe, Code::PartlyFailed), (io::ErrorKind::StorageFull, Code::CannotWrite)]
        {
            let reading = reading();
            let (mut out, mut err) = (Failing(10, kind), Vec::new());
            let result = with_shell(Before::Script, &mut out, &mut err, |shell| {
                let mut rows = ndjson::rows(INPUT.as_bytes(), &reading);
                shell.apply(&mut Book::default(), &request(Mode::Do), &mut rows, &show(Format::Ndjson))
            });
            assert_eq!(result.unwrap_err().code, code);
            assert!(String::from_utf8(err).unwrap().ends_with("2 created, 1 not done\n"));
        }
    }
}
