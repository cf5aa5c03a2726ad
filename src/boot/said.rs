//! What a shell would say, for a screen to show.

use std::sync::atomic::AtomicBool;

use super::run::Setting;
use crate::cli::{Paint, Shell, Stream};
use crate::ops::Failure;

/// Does something with a shell that prints nowhere, and has what it would print, its remarks last.
pub(super) fn said(
    setting: &Setting,
    stop: &AtomicBool,
    act: impl FnOnce(&mut Shell<'_>) -> Result<(), Failure>,
) -> Result<String, Failure> {
    let (mut data, mut talk) = (Vec::new(), Vec::new());
    act(&mut Shell {
        out: Stream { to: &mut data, is_terminal: true, paint: Paint::Plain },
        err: Stream { to: &mut talk, is_terminal: true, paint: Paint::Plain },
        text: &setting.text,
        width: None,
        quiet: false,
        zone: setting.clock.now().time_zone().clone(),
        stop,
    })?;
    data.extend(talk);
    Ok(String::from_utf8_lossy(&data).trim_end().to_owned())
}
