//! This person's settings: read, changed, and asked for on first use.

use inquire::{InquireError, Text as Prompt};

use super::run::Setting as Known;
use super::{keys, owner, world};
use crate::cli::{Plain, Shell};
use crate::config::{self, Asked, Origin, SETTINGS, Warning};
use crate::grammar::{ConfigAsk, Show};
use crate::ops::{Code, Failure, Reason};

/// The columns in which settings are shown.
const COLUMNS: &[&str] = &["key", "value", "origin", "help"];

/// Does what `rolo config` and `rolo keymap` ask for.
pub(super) fn answer(ask: &ConfigAsk, shell: &mut Shell<'_>, known: &Known) -> Result<(), Failure> {
    match ask {
        ConfigAsk::List => list(shell, known, |_| true),
        ConfigAsk::Get(word) => {
            let setting = config::Setting::find(word).ok_or_else(|| unknown(word))?;
            let value = known.config.rows().find(|(each, ..)| each.key == setting.key).and_then(|(_, value, _)| value);
            shell.data(&value.unwrap_or_default())
        }
        ConfigAsk::Set(word, value) => {
            let canonical = config::set(&known.paths, word, value)?;
            shell
                .say(&known.text.say("boot-setting", &[("setting", word.as_str().into()), ("value", canonical.into())]))
        }
        ConfigAsk::Unset(word) => {
            config::unset(&known.paths, word)?;
            shell.say(&known.text.say("boot-unset", &[("setting", word.as_str().into())]))
        }
        ConfigAsk::Path => {
            for (word, path) in known.paths.all() {
                let label = known.text.get(&format!("path-{word}"));
                let label = if shell.out.is_terminal { label.as_str() } else { word };
                shell.data(&format!("{label}\t{}", path.display()))?;
            }
            Ok(())
        }
        ConfigAsk::Keys(name, show) => keys::show(shell, known, name.as_deref(), show),
        ConfigAsk::CheckKeys(name) => keys::check_files(shell, known, name.as_deref()),
        ConfigAsk::Setup if world::is_interactive() => ask_all(known).map(|_| ()),
        ConfigAsk::Setup => Err(Failure::new(Code::NoTerminal).because(Reason::StdinNoTerminal)),
    }
}

fn unknown(word: &str) -> Failure {
    let nearest = config::Setting::nearest(word).unwrap_or_default();
    Failure::new(Code::UnknownSetting).fact("setting", word).fact("nearest", nearest)
}

fn list(shell: &mut Shell<'_>, known: &Known, wanted: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let rows = known
        .config
        .rows()
        .filter(|(setting, ..)| wanted(setting.key))
        .map(|(setting, value, origin)| {
            let help = known.text.get(&format!("setting-{}.help", setting.key));
            vec![setting.key.to_owned(), value.unwrap_or_default(), show_origin(origin, known), help]
        })
        .collect();
    shell.plain(&Plain { of: "setting", columns: COLUMNS, rows }, &Show::default())
}

fn show_origin(origin: &Origin, known: &Known) -> String {
    match origin {
        Origin::Flag => known.text.get("origin-flag"),
        Origin::Env(variable) => known.text.say("origin-env", &[("variable", (*variable).into())]),
        Origin::File(path, line) => {
            let path = path.display().to_string();
            known.text.say("origin-file", &[("path", path.into()), ("line", line.to_string().into())])
        }
        Origin::Default => known.text.get("origin-default"),
    }
}

/// Says what stands in the settings file and is no setting.
pub(super) fn warn(known: &Known) {
    for Warning { path, line, setting, nearest } in &known.config.warnings {
        owner::say(&known.text.say(
            "warning-unknown-setting",
            &[
                ("path", path.display().to_string().into()),
                ("line", line.to_string().into()),
                ("setting", setting.as_str().into()),
                ("nearest", nearest.unwrap_or("none").into()),
            ],
        ));
    }
}

/// Asks on first use, when a person sits there who has no settings yet. True if something was saved.
pub(super) fn on_first_use(known: &Known) -> Result<bool, Failure> {
    let is_first = matches!(known.paths.settings().try_exists(), Ok(false));
    if is_first && world::is_interactive() { ask_all(known) } else { Ok(false) }
}

/// Asks for the settings of first use, one line each; Esc leaves the rest for later. True if something was saved.
fn ask_all(known: &Known) -> Result<bool, Failure> {
    owner::say(&known.text.get("boot-setup"));
    let mut saved = false;
    for setting in SETTINGS.iter().filter(|setting| setting.asked == Asked::OnFirstUse) {
        let label = known.text.get(&format!("setting-{}", setting.key));
        let help = known.text.get(&format!("setting-{}.help", setting.key));
        let current =
            known.config.rows().find(|(each, _, origin)| each.key == setting.key && **origin != Origin::Default);
        let suggestion = current.and_then(|(_, value, _)| value).or_else(|| setting.suggestion(&world::env));
        let refused = known.text.get("boot-setup-refused");
        let prompt = Prompt::new(&label).with_help_message(&help);
        // Typing takes the place of what is suggested, rather than going on behind it.
        let prompt = match &suggestion {
            Some(suggestion) => prompt.with_default(suggestion),
            None => prompt,
        };
        let prompt = prompt.with_validator(move |text: &str| {
            use inquire::validator::Validation::{Invalid, Valid};
            let fits = text.trim().is_empty() || setting.canonical(text).is_ok();
            Ok(if fits { Valid } else { Invalid(refused.as_str().into()) })
        });
        match prompt.prompt() {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                config::set(&known.paths, setting.key, &text)?;
                saved = true;
            }
            Err(InquireError::OperationCanceled) => break,
            Err(InquireError::OperationInterrupted) => return Err(Failure::new(Code::Cancelled)),
            Err(error) => return Err(Failure::new(Code::NoTerminal).fact("reason", error)),
        }
    }
    Ok(saved)
}
