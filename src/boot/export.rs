//! Records of the book, written into files for other programs.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGXFSZ;
use signal_hook::low_level::unregister;
use signal_hook::{SigId, flag};

use super::ask;
use super::import::{at_home, existing};
use super::run::Setting;
use super::said::said;
use crate::cli::{Existing, check_free};
use crate::grammar::{Export, Globals, Source};
use crate::ops::{Client, Code, Failure};
use crate::tui::{self, WriteTable};

/// Writes records of the book into a table.
pub(super) fn export(export: &Export, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    check(export, globals)?;
    ask::reading_only(globals, setting, |client| write(export, client, globals, setting))
}

/// Fails if a table cannot be written where it should be, before anything is done.
pub(super) fn check(export: &Export, globals: &Globals) -> Result<(), Failure> {
    match &export.to {
        Source::File(path) => check_free(path, existing(globals)),
        Source::Stdin => Ok(()),
    }
}

/// Writes a table from an open book. Whatever ends it early, a file that is not finished is taken away.
pub(super) fn write(
    export: &Export,
    client: &mut dyn Client,
    globals: &Globals,
    setting: &Setting,
) -> Result<u8, Failure> {
    listen_for_limit(setting.stop.flag())?;
    ask::with_shell(globals, setting, |shell| shell.export(client, export, existing(globals)))
}

/// A file that may not grow would end the program before it takes away what it began.
fn listen_for_limit(stop: &Arc<AtomicBool>) -> Result<SigId, Failure> {
    let listening = flag::register(SIGXFSZ, Arc::clone(stop));
    listening.map_err(|error| Failure::new(Code::Internal).fact("reason", error))
}

/// Writes tables for the screen, where no shell reads `~/`, and has what is said of them.
pub(super) fn writer(known: impl Fn() -> Result<Setting, Failure> + Send + 'static) -> WriteTable {
    Box::new(move |export, existing, client| {
        let (setting, mut export) = (known()?, export.clone());
        if let Source::File(path) = &mut export.to {
            at_home(path);
        }
        let existing = match existing {
            tui::Existing::Keep => Existing::Keep,
            tui::Existing::Replace => Existing::Replace,
        };
        let stop = setting.stop.flag();
        let listening = listen_for_limit(stop)?;
        let told = said(&setting, stop, |shell| shell.export(client, &export, existing));
        unregister(listening);
        told
    })
}
