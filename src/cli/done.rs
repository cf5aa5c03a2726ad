//! What a command did: a sentence a record for people, its handle or JSON for scripts.

use std::sync::atomic::{AtomicBool, Ordering};

use super::Shell;
use super::cells::one_line;
use super::diff;
use super::halt::Halt;
use super::kept::Kept;
use super::outcome::{AsJson, AsReceipt, counts, sentence, who};
use super::past::quoted;
use super::sheet::{Form, Sheet};
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};
use crate::ops::{Client, Code, Command, Counts, Failure, Flow, Mode, Outcome, Receipt, Request, Row, Talk, Verb};

/// Does a command and prints what became of the records.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    request: &Request,
    show: &Show,
) -> Result<(), Halt> {
    let mut talk = Collect {
        mode: request.mode,
        format: show.format,
        kept: Kept::new(),
        sheet: None,
        count: 0,
        halt: None,
        shell,
    };
    let receipt = client.execute(request, &mut talk)?;
    let Collect { kept, count, halt, .. } = talk;
    let printed = halt.map_or(Ok(()), Err).and_then(|()| match show.format {
        None | Some(Format::Table) => print_for_people(shell, request, &receipt, kept, count),
        Some(Format::Json) => print_json(shell, &receipt, kept, request.mode),
        // There is a head even if nothing stands below it.
        Some(Format::Tsv) if count == 0 => sheet(Form::Tsv).write(&mut shell.out, &[]),
        Some(Format::Csv) if count == 0 => sheet(Form::Csv).write(&mut shell.out, &[]),
        Some(Format::Tsv | Format::Csv | Format::Ndjson | Format::Ids) => kept.print(shell),
    });
    tell_warnings(shell, &receipt)?;
    refuse_failed(&receipt.counts, printed)
}

/// Says what whoever gave the command should know.
pub(super) fn tell_warnings(shell: &mut Shell<'_>, receipt: &Receipt) -> Result<(), Halt> {
    receipt.warnings.iter().try_for_each(|warning| {
        let said = shell.text.warn(warning);
        shell.tell(&said)
    })
}

/// The other side of a command while it is being done. What became of the records is kept as it will be printed, until
/// the receipt says that it is durable: an undo may touch as many as a bulk command.
struct Collect<'a, 'b> {
    shell: &'a Shell<'b>,
    mode: Mode,
    format: Option<Format>,
    kept: Kept,
    sheet: Option<Sheet>,
    count: u64,
    /// Why nothing more is kept. The command itself goes on.
    halt: Option<Halt>,
}

impl Talk for Collect<'_, '_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        None
    }

    fn outcome(&mut self, outcome: Outcome) {
        if self.halt.is_none() {
            self.halt = self.keep(&outcome).err();
        }
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        flow(self.shell.stop)
    }
}

impl Collect<'_, '_> {
    fn keep(&mut self, outcome: &Outcome) -> Result<(), Halt> {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let mut shell = self.shell.onto(&mut data, &mut talk);
        match (self.format, self.mode) {
            (None | Some(Format::Table), Mode::Do) => print_done(&mut shell, outcome)?,
            (None | Some(Format::Table), Mode::DryRun) => print_planned(&mut shell, outcome)?,
            (Some(Format::Tsv), _) => {
                self.sheet.get_or_insert_with(|| sheet(Form::Tsv)).write(&mut shell.out, &[outcome_cells(outcome)])?;
            }
            (Some(Format::Csv), _) => {
                self.sheet.get_or_insert_with(|| sheet(Form::Csv)).write(&mut shell.out, &[outcome_cells(outcome)])?;
            }
            (Some(Format::Json), _) => {
                if self.count > 0 {
                    shell.out.to.write_all(b",")?;
                }
                plain_json::write(&mut shell.out.to, &AsJson { outcome, text: shell.text })?;
            }
            (Some(Format::Ndjson), _) => {
                plain_json::write(&mut shell.out.to, &AsJson { outcome, text: shell.text })?;
                shell.put("")?;
            }
            (Some(Format::Ids), _) => {
                if let Some(record) = outcome.record.as_ref().filter(|_| outcome.verb != Verb::Made) {
                    shell.put(&record.id.to_string())?;
                }
            }
        }
        self.kept.push(&talk, &data)?;
        self.count += 1;
        Ok(())
    }
}

/// Whether the person wants to go on.
pub(super) fn flow(stop: &AtomicBool) -> Flow {
    if stop.load(Ordering::Relaxed) { Flow::Cancel } else { Flow::On }
}

/// A command of which a part could not be done has failed, whatever it did, and also if nobody read what it did.
pub(super) fn refuse_failed(counts: &Counts, printed: Result<(), Halt>) -> Result<(), Halt> {
    if counts.failed == 0 || matches!(printed, Err(Halt::Failure(_))) {
        return printed;
    }
    // Nobody asked for what was made on the way.
    let all = counts.changed() - counts.made + counts.unchanged + counts.kept + counts.failed;
    Err(Failure::new(Code::PartlyFailed).fact("failed", counts.failed).fact("count", all).into())
}

fn print_for_people(
    shell: &mut Shell<'_>,
    request: &Request,
    receipt: &Receipt,
    kept: Kept,
    count: u64,
) -> Result<(), Halt> {
    let mode = request.mode;
    if let Some(words) = &receipt.reversed {
        let said = shell.text.say(reversal(request, &receipt.counts), &[("words", quoted(words).into())]);
        shell.tell(&one_line(&said))?;
    }
    kept.print(shell)?;
    if mode == Mode::DryRun {
        return tell_dry_run(shell, &receipt.counts);
    }
    if count > 1 {
        shell.tell(&counts(shell.text, &receipt.counts))?;
    }
    tell_way_back(shell, receipt)
}

/// The sentence about what was taken back or done again.
const fn reversal(request: &Request, counts: &Counts) -> &'static str {
    match (matches!(request.command, Command::Redo { .. }), request.mode) {
        _ if counts.reversed == 0 => "cli-reversed-nothing",
        (false, Mode::Do) => "cli-did-undo",
        (false, Mode::DryRun) => "cli-would-undo",
        (true, Mode::Do) => "cli-did-redo",
        (true, Mode::DryRun) => "cli-would-redo",
    }
}

fn print_done(shell: &mut Shell<'_>, outcome: &Outcome) -> Result<(), Halt> {
    let said = sentence(shell, outcome, Mode::Do);
    shell.tell(&said)?;
    // On a screen where the sentence stands already, the handle alone would only say it twice.
    let is_said = shell.out.is_terminal && shell.has_listener();
    match &outcome.record {
        Some(record) if !is_said && !matches!(outcome.verb, Verb::Failed | Verb::Made) => shell.put(record.handle()),
        Some(_) | None => Ok(()),
    }
}

/// Prints what would become of one record.
pub(super) fn print_planned(shell: &mut Shell<'_>, outcome: &Outcome) -> Result<(), Halt> {
    let said = sentence(shell, outcome, Mode::DryRun);
    shell.put(&shell.out.paint.bold(&said))?;
    let names = outcome.record.as_ref().map(|record| &record.names);
    outcome.change.as_ref().map_or(Ok(()), |change| diff::print(shell, names, change))
}

/// Says to a person how to take back what was done.
pub(super) fn tell_way_back(shell: &mut Shell<'_>, receipt: &Receipt) -> Result<(), Halt> {
    match receipt.entry {
        // Also a script should know that it was here before.
        Some(entry) if shell.has_listener() || receipt.repeated => {
            let id = match (receipt.repeated, receipt.reversed.is_some()) {
                (true, _) => "cli-repeated",
                (false, true) => "cli-entry",
                (false, false) => "cli-undo",
            };
            let said = shell.text.say(id, &[("entry", entry.into())]);
            shell.tell(&shell.err.paint.dim(&said))
        }
        Some(_) | None => Ok(()),
    }
}

/// Says that nothing was done.
pub(super) fn tell_dry_run(shell: &mut Shell<'_>, done: &Counts) -> Result<(), Halt> {
    let counts = counts(shell.text, done);
    let id = if counts.is_empty() { "cli-dry-run-nothing" } else { "cli-dry-run" };
    let said = shell.text.say(id, &[("counts", counts.into())]);
    shell.tell(&said)
}

fn sheet(form: Form) -> Sheet {
    Sheet::new(form, outcome_head(), 0)
}

/// The head of a sheet of outcomes.
pub(super) fn outcome_head() -> Vec<String> {
    ["line", "verb", "handle", "title", "error"].map(str::to_owned).to_vec()
}

/// An outcome as a row of a sheet.
pub(super) fn outcome_cells(outcome: &Outcome) -> Vec<String> {
    let (handle, title) = who(outcome);
    let line = outcome.line.map(|line| line.to_string()).unwrap_or_default();
    let code = outcome.failure.as_ref().map(|failure| failure.code.as_str().to_owned()).unwrap_or_default();
    vec![line, outcome.verb.as_str().to_owned(), handle, title, code]
}

fn print_json(shell: &mut Shell<'_>, receipt: &Receipt, kept: Kept, mode: Mode) -> Result<(), Halt> {
    let mut head = Vec::new();
    plain_json::write(&mut head, &AsReceipt { receipt, mode })?;
    shell.out.to.write_all(head.strip_suffix(b"}").unwrap_or(&head))?;
    shell.out.to.write_all(b",\"outcomes\":[")?;
    kept.print(shell)?;
    shell.put("]}")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, changed, created, people, printed, request, show};
    use super::*;

    fn book() -> Book {
        let outcomes = vec![created(people().remove(2)), changed()];
        Book { outcomes, receipt: Receipt { entry: Some(12), ..Receipt::default() }, ..Book::default() }
    }

    #[test]
    fn what_was_done_is_told_and_the_handle_is_data() {
        let done = |before, show: Show| printed(before, |shell| shell.execute(&mut book(), &request(Mode::Do), &show));
        assert_snapshot!(done(Before::Script, show(None)), @r"
        c-q81mz
        c-7k2fq
        ----
        created c-q81mz Eve␛[31m␇ x y
        changed c-7k2fq Jane Doe
        1 created, 1 changed
        ");
        assert_snapshot!(done(Before::Person, show(None)), @r"
        ----
        created c-q81mz Eve␛[31m␇ x y
        changed c-7k2fq Jane Doe
        1 created, 1 changed
        #12 · `rolo undo` takes it back
        ");
        assert_snapshot!(done(Before::Script, show(Format::Tsv)), @r#"
        line	verb	handle	title	error
        	created	c-q81mz	Eve␛[31m␇\tx\ny	
        	updated	c-7k2fq	Jane Doe	
        ----
        "#);
        assert_snapshot!(done(Before::Script, show(Format::Json)), @r#"
        {"schema":"rolo/receipt/1","entry":12,"dry_run":false,"counts":{"created":1,"made":0,"updated":1,"deleted":0,"restored":0,"reversed":0,"kept":0,"unchanged":0,"failed":0},"outcomes":[{"verb":"created","kind":"contact","id":"01900000-0000-7000-8000-000000000003","handle":"c-q81mz","title":"Eve\u001b[31m\u0007\tx\ny","change":{"kind":"contact","id":"01900000-0000-7000-8000-000000000003","set":{"aura/left":[null,{"a":1}],"handle":[null,"c-q81mz"],"name":[null,"Eve\u001b[31m\u0007\tx\ny"]}}},{"verb":"updated","kind":"contact","id":"01900000-0000-7000-8000-000000000001","handle":"c-7k2fq","title":"Jane Doe","change":{"kind":"contact","id":"01900000-0000-7000-8000-000000000001","set":{"addresses/home/city":["Berlin","Bonn"],"aura/left":[null,1],"emails/jane@home.example":[{"label":"","typed":"","order":1},null],"lifecycle":[null,"customer"],"phones/+4915123456789":[{"label":"mobile","typed":"0151 23456789","order":0},{"label":"mobile","typed":"0151 23456789","order":7}],"tags/vip":[true,null]}}}]}
        ----
        "#);
    }

    #[test]
    fn quiet_leaves_only_data() {
        let quiet = printed(Before::Person, |shell| {
            shell.quiet = true;
            shell.execute(&mut book(), &request(Mode::Do), &show(None))
        });
        assert_eq!(quiet, "c-q81mz\nc-7k2fq\n----\n");
    }

    #[test]
    fn a_dry_run_shows_every_field_before_and_after() {
        let planned = printed(Before::Person, |shell| shell.execute(&mut book(), &request(Mode::DryRun), &show(None)));
        assert_snapshot!(planned, @r#"
        would create c-q81mz Eve␛[31m␇ x y
          + name  Eve␛[31m␇    x
          + name  y
          + aura/left  {"a":1}
        would change c-7k2fq Jane Doe
          - e-mail  jane@home.example
          ~ phone  mobile: +4915123456789
          - address  home: city=Berlin
          + address  home: city=Bonn
          + lifecycle  customer
          - tag  vip
          + aura/left  1
        ----
        nothing was changed; without --dry-run: 1 created, 1 changed
        "#);
    }

    #[test]
    fn an_undo_says_what_it_took_back_and_what_it_left() {
        let gone = Outcome { verb: Verb::Reversed, record: None, ..created(people().remove(0)) };
        let gone = Outcome { change: gone.change.map(|change| change.inverse()), ..gone };
        let failure = Some(Failure::new(Code::ChangedSince).fact("entry", 9).fact("count", 1));
        let kept = Outcome { verb: Verb::Kept, change: None, failure, ..created(people().remove(1)) };
        let words = Some(["contact", "add", "Jane Doe"].map(str::to_owned).to_vec());
        let receipt = Receipt { entry: Some(13), reversed: words, ..Receipt::default() };
        let mut book = Book { outcomes: vec![gone, kept], receipt, ..Book::default() };
        let undone = printed(Before::Person, |shell| shell.execute(&mut book, &request(Mode::Do), &show(None)));
        assert_snapshot!(undone, @r"
        ----
        took back: contact add 'Jane Doe'
        put back c-7k2fq Jane Doe
        left as it is c-x2p9a 张伟 👩‍💻 José: changed since by #9
        1 put back, 1 left as it is
        #13
        ");
    }
}
