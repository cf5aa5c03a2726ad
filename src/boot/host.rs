//! `rolo host`: a book that is open for others, in the foreground; and who has it open.

use std::cmp::Ordering;
use std::path::Path;
use std::time::Instant;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::owner::{self, InLine, Owned, Taken, Wanted};
use super::run::Setting;
use super::{ask, world};
use crate::cli::Shell;
use crate::config::check_ground;
use crate::desk::Suspension;
use crate::grammar::Globals;
use crate::ops::{Answer, Client, Code, Failure, Flow, Query, Status};
use crate::service::{Book, Local};
use crate::share::{Hello, Host, Lease, NoRemote, Remote};

/// Serves the book until a signal ends it. A host that is suspended lets others have the book meanwhile.
pub(super) fn serve(globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    let suspension = Suspension::watch().map_err(internal)?;
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGTSTP]).map_err(internal)?;
    loop {
        let (host, lease) = open(globals, setting)?;
        let ended = signals.forever().next();
        if let Some(local) = host.close() {
            local.leave();
        }
        drop(lease);
        if ended != Some(SIGTSTP) {
            return Ok(0);
        }
        suspension.stop().map_err(internal)?;
    }
}

fn open(globals: &Globals, setting: &Setting) -> Result<(Host<Local>, Lease), Failure> {
    let mut wanted = ask::wanted(globals, setting);
    owner::prepare(&wanted, Some(&setting.text))?;
    // Guests are told paths, and may be elsewhere.
    wanted.dir = std::path::absolute(&wanted.dir).map_err(internal)?;
    let (began, mut line) = (Instant::now(), InLine::default());
    let Owned { mut local, lease } = loop {
        let holder = match line.take(&wanted, Some(&setting.text))? {
            Taken::Owned(owned) => break *owned,
            Taken::By(holder) => holder,
        };
        if began.elapsed() >= wanted.wait {
            return Err(owner::given_up(&wanted, &holder));
        }
    };
    let hello = Hello::new(world::holder(), local.book().id());
    let Answer::Status(Status { seq, .. }) = local.query(&Query::Status)? else {
        return Err(internal("the answer belongs to another query"));
    };
    let (host, opened) = Host::open(&wanted.dir, &lease, hello, local, seq);
    if let Err(error) = opened {
        return Err(Failure::new(Code::Unserved).fact("path", wanted.dir.display()).fact("reason", error));
    }
    if !globals.quiet {
        owner::say(&setting.text.say("boot-hosting", &[("path", wanted.dir.display().to_string().into())]));
    }
    Ok((host, lease))
}

/// Says who has the book open, and who is served.
pub(super) fn status(globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    let Wanted { dir, wait, place, .. } = ask::wanted(globals, setting);
    ask::must_exist(&dir)?;
    check_ground(&dir, place)?;
    let patience = move |silent, _| if silent >= wait { Flow::Cancel } else { Flow::On };
    let Some(book) = Book::id_at(&dir)? else { return Err(Failure::new(Code::NoBook).fact("path", dir.display())) };
    let called = Remote::connect(&dir, &Hello::new(world::holder(), book), patience);
    ask::with_shell(globals, setting, |shell| match called {
        Ok(mut remote) => {
            say(shell, "boot-host", &dir, remote.owner())?;
            let guests = remote.guests().map_err(internal)?;
            guests.iter().try_for_each(|guest| say(shell, "boot-host-guest", &dir, guest))
        }
        Err(NoRemote::Stranger(hello)) => {
            let id = match hello.age() {
                Some(Ordering::Less) => "boot-host-older",
                Some(Ordering::Greater) => "boot-host-newer",
                Some(Ordering::Equal) | None => "boot-host",
            };
            say(shell, id, &dir, &hello.who)
        }
        Err(NoRemote::Full) => held(shell, "boot-host-full", &dir),
        Err(NoRemote::Nobody | NoRemote::Silent) => held(shell, "boot-host-busy", &dir),
        Err(NoRemote::Io(error)) => {
            Err(Failure::new(Code::CannotOpen).fact("path", dir.display()).fact("reason", error))
        }
    })
}

/// Says this of whoever has the book, if somebody has.
fn held(shell: &mut Shell<'_>, id: &str, dir: &Path) -> Result<(), Failure> {
    match Lease::holder(dir).map_err(internal)? {
        None => say(shell, "boot-host-nobody", dir, ""),
        Some(holder) => say(shell, id, dir, &holder),
    }
}

fn say(shell: &mut Shell<'_>, id: &str, dir: &Path, who: &str) -> Result<(), Failure> {
    let said = shell.text.say(id, &[("path", dir.display().to_string().into()), ("who", who.into())]);
    shell.data(&said)
}

fn internal(reason: impl std::fmt::Display) -> Failure {
    Failure::new(Code::Internal).fact("reason", reason)
}
