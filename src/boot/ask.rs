//! Doing what a command line asks for.

use std::io::{self, BufReader, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use super::ahead::Ahead;
use super::owner::{self, Wanted};
use super::run::Setting;
use super::seat::Seat;
use super::{edit, export, files, host, ids, import, input, screen, setup, world};
use crate::cli::{Shell, Stream};
use crate::desk::{Pager, pager_program};
use crate::domain::id::SessionId;
use crate::domain::{Catalogue, EntryId, Kind, Origin};
use crate::exchange;
use crate::grammar::{self, Ask, FileAsk, Format, Globals, HostAsk, Reading, Show};
use crate::ops::{Answer, Client, Code, Command, Failure, Mode, Query, Reference, Request, View};
use crate::text::Text;
use inquire::{Confirm, InquireError};

/// The format in which the answer is wanted, if one is named: failures are told in it, too.
pub(super) const fn format(ask: &Ask) -> Option<Format> {
    match ask {
        Ask::Execute { show, .. }
        | Ask::Query { show, .. }
        | Ask::Apply { show, .. }
        | Ask::File(FileAsk::List { show, .. })
        | Ask::Schema(_, show)
        | Ask::Noted {
            reading: Reading::List(_, show) | Reading::Board(_, show) | Reading::Explanation(_, show),
            ..
        }
        | Ask::Through {
            reading: Reading::List(_, show) | Reading::Board(_, show) | Reading::Explanation(_, show),
            ..
        } => show.format,
        Ask::Import(import) => import.show.format,
        Ask::Edit(edit) => edit.show.format,
        Ask::File(FileAsk::Open { .. } | FileAsk::Save { .. })
        | Ask::Screen
        | Ask::Export(_)
        | Ask::Noted { reading: Reading::Export(_), .. }
        | Ask::Host(_)
        | Ask::Through { reading: Reading::Export(_), .. }
        | Ask::Config(_)
        | Ask::Completions(_)
        | Ask::Man(_) => None,
    }
}

/// Does what is asked for and gives the exit code.
pub(super) fn answer(ask: Ask, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    if !matches!(ask, Ask::Screen | Ask::Host(HostAsk::Serve) | Ask::Edit(_)) {
        setting.stop.listen()?;
    }
    match ask {
        Ask::Screen => screen::open(globals, setting),
        Ask::Config(ask) => with_shell(globals, setting, |shell| setup::answer(&ask, shell, setting)),
        Ask::Host(HostAsk::Serve) => host::serve(globals, setting),
        Ask::Host(HostAsk::Status) => host::status(globals, setting),
        Ask::Schema(kinds, show) => paged(globals, setting, &show, |shell| shell.schema(&kinds, &show)),
        Ask::Completions(shell) => print(&grammar::completions(shell)),
        Ask::Man(None) => print(&grammar::man_page(&setting.text)),
        Ask::Man(Some(dir)) => write_manual(&dir, setting),
        Ask::Query { query, show } => reading_only(globals, setting, |client| {
            paged(globals, setting, &show, |shell| shell.query(client, &query, &show))
        }),
        Ask::File(asked) => files::answer(&asked, globals, setting),
        Ask::Through { view, reading } => {
            check(&reading, globals)?;
            reading_only(globals, setting, |client| {
                let fields = owner::fields_of(client)?;
                let reading = grammar::through(&named(client, view, &fields)?, reading, &fields)?;
                read_book(&reading, client, globals, setting)
            })
        }
        Ask::Import(import) => import::import(*import, globals, setting),
        Ask::Export(export) => export::export(&export, globals, setting),
        Ask::Edit(edit) => edit::edit(&edit, globals, setting),
        Ask::Execute { command, mode, base, show } => {
            let mut seat = Seat::take(wanted(globals, setting), &setting.text)?;
            let request = Request { base, ..request((globals, setting), command, mode) };
            let done = with_shell(globals, setting, |shell| {
                if let Some((kind, count)) = shell.touched(&mut seat, &request.command)?
                    && mode == Mode::Do
                    && !globals.yes
                {
                    confirm(kind, count, &setting.text)?;
                }
                shell.execute(&mut seat, &request, &show)
            });
            seat.leave();
            done
        }
        Ask::Noted { command, reading } => {
            check(&reading, globals)?;
            let mut seat = Seat::take(wanted(globals, setting), &setting.text)?;
            let request = request((globals, setting), command, Mode::Do);
            let noted = with_shell(globals, setting, |shell| shell.note(&mut seat, &request));
            let done = noted.and_then(|_| read_book(&reading, &mut seat, globals, setting));
            seat.leave();
            done
        }
        Ask::Apply { source, on_error, mode, show } => {
            let request = request((globals, setting), Command::Apply { on_error, make: vec![Kind::Company] }, mode);
            let reading = setting.reading();
            with_shell(globals, setting, |shell| {
                let reader =
                    BufReader::with_capacity(1 << 16, input::whole(&source, setting.stop.flag(), &setting.text)?);
                let mut seat = Seat::take(wanted(globals, setting), &setting.text)?;
                let mut rows = Ahead::start(Err, move |sink| sink.fill(exchange::ndjson::rows(reader, &reading)))?;
                let done = shell.apply(&mut seat, &request, &mut rows, &show);
                seat.leave();
                done
            })
        }
    }
}

/// Fails if what is read cannot be written where it should be, before anything is done.
fn check(reading: &Reading, globals: &Globals) -> Result<(), Failure> {
    match reading {
        Reading::Export(export) => export::check(export, globals),
        Reading::List(..) | Reading::Board(..) | Reading::Explanation(..) => Ok(()),
    }
}

/// The view that is meant.
fn named(client: &mut dyn Client, view: Reference, fields: &Catalogue) -> Result<View, Failure> {
    let Answer::Segment(segment) = client.query(&Query::Segment(view))? else {
        return Err(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"));
    };
    Ok(View::of(&segment, fields))
}

/// Prints what is read, or writes it into a file.
fn read_book(reading: &Reading, client: &mut dyn Client, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    match reading {
        Reading::List(list, show) => {
            let query = Query::List(list.as_ref().clone());
            paged(globals, setting, show, |shell| shell.query(client, &query, show))
        }
        Reading::Board(board, show) => {
            let query = Query::Board(board.as_ref().clone());
            paged(globals, setting, show, |shell| shell.query(client, &query, show))
        }
        Reading::Explanation(list, show) => {
            let query = Query::Explain(list.clone());
            paged(globals, setting, show, |shell| shell.query(client, &query, show))
        }
        Reading::Export(export) => export::write(export, client, globals, setting),
    }
}

/// Asks whether so many records shall be touched; where nobody can be asked, that has to be said with the command.
fn confirm(kind: &str, count: usize, text: &Text) -> Result<(), Failure> {
    if !world::is_interactive() {
        return Err(Failure::new(Code::NeedsYes).fact("count", count).fact("kind", kind));
    }
    let question = text.say("boot-touched", &[("kind", kind.into()), ("count", count.into())]);
    match Confirm::new(&question).with_default(false).prompt() {
        Ok(true) => Ok(()),
        Ok(false) | Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            Err(Failure::new(Code::Cancelled))
        }
        Err(error) => Err(Failure::new(Code::NoTerminal).fact("reason", error)),
    }
}

/// Opens the book for something that only reads it.
pub(super) fn reading_only(
    globals: &Globals,
    setting: &Setting,
    work: impl FnOnce(&mut dyn Client) -> Result<u8, Failure>,
) -> Result<u8, Failure> {
    if globals.book.is_some() {
        must_exist(&owner::book_dir(globals.book.as_deref(), &setting.paths))?;
    }
    let mut seat = Seat::take(wanted(globals, setting), &setting.text)?;
    let done = work(&mut seat);
    seat.leave_unchanged();
    done
}

/// Which book is meant, and how it is opened.
pub(super) fn wanted<'a>(globals: &Globals, setting: &'a Setting) -> Wanted<'a> {
    Wanted {
        dir: owner::book_dir(globals.book.as_deref(), &setting.paths),
        wait: globals.wait,
        stop: Some(&setting.stop),
        paths: &setting.paths,
        place: setting.config.settings.book_place,
    }
}

/// The request for a command, under the key that is said, else under an identity of its own.
pub(super) fn request((globals, setting): (&Globals, &Setting), command: Command, mode: Mode) -> Request {
    Request {
        id: EntryId::from(globals.idempotency_key.as_deref().map_or_else(ids::fresh, ids::of_key)),
        actor: setting.config.settings.me.clone().unwrap_or_default(),
        origin: Origin::Shell,
        session: SessionId::from(ids::fresh()),
        at: setting.clock.now(),
        words: setting.words.clone(),
        command,
        mode,
        base: None,
    }
}

/// A question about a book that is named must not make it.
pub(super) fn must_exist(dir: &Path) -> Result<(), Failure> {
    match dir.try_exists() {
        Ok(false) => Err(Failure::new(Code::NoBook).fact("path", dir.display())),
        Ok(true) | Err(_) => Ok(()),
    }
}

/// As [`with_shell`], but what is longer than the terminal goes through the person's pager.
fn paged(
    globals: &Globals,
    setting: &Setting,
    show: &Show,
    work: impl FnOnce(&mut Shell<'_>) -> Result<(), Failure>,
) -> Result<u8, Failure> {
    let for_people = matches!(show.format, None | Some(Format::Table));
    let pager = pager_program(world::env).filter(|_| for_people && io::stdout().is_terminal());
    let (Some(program), Some(rows)) = (pager, world::rows()) else { return with_shell(globals, setting, work) };
    let mut pager = Pager::new(io::stdout(), program, rows);
    let done = shell_on(&mut pager, globals, setting, work);
    let left = pager.finish().map_err(|error| Failure::new(Code::CannotWrite).fact("path", "-").fact("reason", error));
    done.and_then(|code| left.map(|()| code))
}

/// Runs `work` with a shell on standard output and standard error.
pub(super) fn with_shell(
    globals: &Globals,
    setting: &Setting,
    work: impl FnOnce(&mut Shell<'_>) -> Result<(), Failure>,
) -> Result<u8, Failure> {
    shell_on(&mut standard_output(), globals, setting, work)
}

fn standard_output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

fn shell_on(
    out: &mut dyn Write,
    globals: &Globals,
    setting: &Setting,
    work: impl FnOnce(&mut Shell<'_>) -> Result<(), Failure>,
) -> Result<u8, Failure> {
    let (out_terminal, err_terminal) = (io::stdout().is_terminal(), io::stderr().is_terminal());
    let mut err = BufWriter::new(io::stderr().lock());
    let mut shell = Shell {
        out: Stream { to: out, is_terminal: out_terminal, paint: world::paint(globals.color, out_terminal) },
        err: Stream { to: &mut err, is_terminal: err_terminal, paint: world::paint(globals.color, err_terminal) },
        text: &setting.text,
        width: world::columns(),
        quiet: globals.quiet,
        zone: setting.clock.now().time_zone().clone(),
        stop: setting.stop.flag(),
    };
    work(&mut shell).map(|()| 0)
}

/// Prints bytes on standard output as they are. A reader that went away has seen enough.
pub(super) fn print(bytes: &[u8]) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(Code::CannotWrite).fact("path", "stdout").fact("reason", error))
        }
        Ok(()) | Err(_) => Ok(0),
    }
}

fn write_manual(dir: &Path, setting: &Setting) -> Result<u8, Failure> {
    let failed = |error| Failure::new(Code::CannotWrite).fact("path", dir.display()).fact("reason", error);
    std::fs::create_dir_all(dir).map_err(failed)?;
    for (name, page) in grammar::man_pages(&setting.text) {
        std::fs::write(dir.join(name), page).map_err(failed)?;
    }
    Ok(0)
}
