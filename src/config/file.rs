//! The file of settings: read with its lines, changed with its comments kept.

use std::path::Path;

use toml_edit::{Document, DocumentMut, Item, Table, value};

use super::place::{Existing, read_if_there, write_whole};
use super::{Paths, Setting, Warning};
use crate::domain::Invalid;
use crate::domain::line::line_at;
use crate::ops::{Code, Failure, Reason};

/// The name of the file.
pub(super) const SETTINGS_FILE: &str = "config.toml";

/// One setting as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Its key.
    pub(super) key: &'static str,
    /// Its value.
    pub(super) text: String,
    /// Its line, from 1.
    pub(super) line: usize,
}

/// Reads the file; one that is not there says nothing.
pub(super) fn read(path: &Path) -> Result<(Vec<Written>, Vec<Warning>), Failure> {
    let source = read_if_there(path)?.unwrap_or_default();
    let document = Document::parse(source.as_str()).map_err(|error| bad_syntax(path, &source, &error))?;
    let (mut written, mut warnings) = (Vec::new(), Vec::new());
    for (word, item) in document.as_table() {
        let line = line_of(document.as_table(), word, &source);
        let Some(setting) = Setting::find(word).filter(|setting| setting.key == word) else {
            let nearest = Setting::nearest(word);
            warnings.push(Warning { path: path.to_owned(), line, setting: word.to_owned(), nearest });
            continue;
        };
        let text =
            item.as_str().ok_or_else(|| bad(path, line).because(Reason::SettingNoText).fact("setting", setting.key))?;
        written.push(Written { key: setting.key, text: text.to_owned(), line });
    }
    Ok((written, warnings))
}

/// The failure of one line of the file.
fn bad(path: &Path, line: usize) -> Failure {
    Failure::new(Code::BadSettings).fact("path", path.display()).fact("line", line)
}

/// The failure of a value that is none.
pub(super) fn bad_value(path: &Path, line: usize, invalid: &Invalid) -> Failure {
    bad(path, line)
        .because(Reason::BadValue)
        .fact("what", invalid.what)
        .fact("text", &invalid.text)
        .fact("choices", invalid.choices.join(", "))
}

fn bad_syntax(path: &Path, source: &str, error: &toml_edit::TomlError) -> Failure {
    let at = error.span().map_or(0, |span| span.start);
    bad(path, line_at(source, at)).fact("reason", error.message().lines().collect::<Vec<_>>().join("; "))
}

fn line_of(table: &Table, word: &str, source: &str) -> usize {
    let span = table.key(word).and_then(toml_edit::Key::span).or_else(|| table.get(word).and_then(Item::span));
    line_at(source, span.map_or(0, |span| span.start))
}

/// How a value of a setting is written, if it is one.
pub fn check(paths: &Paths, word: &str, text: &str) -> Result<String, Failure> {
    let setting = find(word)?;
    let of_setting = |failure: Failure| failure.fact("argument", setting.key);
    let canonical = setting.canonical(text).map_err(|invalid| of_setting(invalid.into()))?;
    setting.check(paths, &canonical).map_err(of_setting)?;
    Ok(canonical)
}

/// Changes one setting in the file, and says how it is written there. The value is checked before anything is saved.
pub fn set(paths: &Paths, word: &str, text: &str) -> Result<String, Failure> {
    let (setting, canonical) = (find(word)?, check(paths, word, text)?);
    change(paths, |document| put(document, setting.key, &canonical))?;
    Ok(canonical)
}

/// Takes one setting out of the file.
pub fn unset(paths: &Paths, word: &str) -> Result<(), Failure> {
    let setting = find(word)?;
    change(paths, |document| take_out(document, setting.key))
}

fn find(word: &str) -> Result<&'static Setting, Failure> {
    Setting::find(word).ok_or_else(|| {
        let nearest = Setting::nearest(word).unwrap_or_default();
        Failure::new(Code::UnknownSetting).fact("setting", word).fact("nearest", nearest)
    })
}

fn change(paths: &Paths, change: impl FnOnce(&mut DocumentMut)) -> Result<(), Failure> {
    let path = paths.settings();
    let source = read_if_there(&path)?.unwrap_or_default();
    let mut document = mended(&path, &source)?;
    change(&mut document);
    let text = document.to_string();
    if text == source {
        return Ok(());
    }
    write_whole(&path, &text, Existing::Replace).map(drop)
}

/// The file as a document. A line that is no TOML becomes a comment, so that any file can be put right again.
fn mended(path: &Path, source: &str) -> Result<DocumentMut, Failure> {
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    let mut text = source.to_owned();
    loop {
        let error = match text.parse() {
            Ok(document) => return Ok(document),
            Err(error) => error,
        };
        let at = line_at(&text, error.span().map_or(0, |span| span.start));
        // What never ends is noticed behind its last line.
        match lines.iter_mut().take(at).rev().find(|line| !line.starts_with('#')) {
            Some(line) => *line = format!("# {line}"),
            None => return Err(bad_syntax(path, &text, &error)),
        }
        text = lines.join("\n") + "\n";
    }
}

/// Sets a value; a comment behind the old one stays.
fn put(document: &mut DocumentMut, key: &str, text: &str) {
    if let Some(old) = document.get_mut(key).and_then(Item::as_value_mut) {
        let decor = old.decor().clone();
        *old = toml_edit::Value::from(text);
        *old.decor_mut() = decor;
    } else {
        document.insert(key, value(text));
    }
}

/// Removes a setting; the comments before it stay, before whatever comes next.
fn take_out(document: &mut DocumentMut, key: &str) {
    let next = document.iter().map(|(word, _)| word.to_owned()).skip_while(|word| word != key).nth(1);
    let Some((removed, _)) = document.remove_entry(key) else { return };
    let text =
        |raw: Option<&toml_edit::RawString>| raw.and_then(toml_edit::RawString::as_str).unwrap_or_default().to_owned();
    let comments = text(removed.leaf_decor().prefix());
    if comments.trim().is_empty() {
        return;
    }
    let after = next.as_deref().filter(|word| document.get(word).is_some_and(Item::is_value));
    if let Some(mut key) = after.and_then(|word| document.key_mut(word)) {
        let own = text(key.leaf_decor().prefix());
        key.leaf_decor_mut().set_prefix(format!("{comments}{own}"));
    } else {
        let own = text(Some(document.trailing()));
        document.set_trailing(format!("{comments}{own}"));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt, symlink};

    use super::*;
    use crate::config::settings::tests::home;

    #[test]
    fn a_setting_is_saved_for_nobody_elses_eyes() {
        let (_dir, paths) = home();
        assert_eq!(set(&paths, "time-zone", "europe/berlin"), Ok("Europe/Berlin".to_owned()));
        assert_eq!(set(&paths, "country", "de"), Ok("DE".to_owned()));
        let file = paths.settings();
        assert_eq!(fs::read_to_string(&file).unwrap(), "time_zone = \"Europe/Berlin\"\ncountry = \"DE\"\n");
        assert_eq!(file.metadata().unwrap().mode() & 0o777, 0o600);
        assert_eq!(file.parent().unwrap().metadata().unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn comments_outlive_changes() {
        let (_dir, paths) = home();
        fs::create_dir_all(paths.settings().parent().unwrap()).unwrap();
        fs::write(paths.settings(), "# all mine\nme = \"Kim\" # that is me\n\n# phones\ncountry = \"DE\"\n# the end\n")
            .unwrap();
        set(&paths, "me", "Kim Li").unwrap();
        let text = || fs::read_to_string(paths.settings()).unwrap();
        assert_eq!(text(), "# all mine\nme = \"Kim Li\" # that is me\n\n# phones\ncountry = \"DE\"\n# the end\n");
        unset(&paths, "me").unwrap();
        assert_eq!(text(), "# all mine\n\n# phones\ncountry = \"DE\"\n# the end\n");
        unset(&paths, "country").unwrap();
        assert_eq!(text(), "# all mine\n\n# phones\n# the end\n");
    }

    #[test]
    fn a_file_that_is_no_toml_is_put_right_with_nothing_lost() {
        let (_dir, paths) = home();
        fs::create_dir_all(paths.settings().parent().unwrap()).unwrap();
        let text = || fs::read_to_string(paths.settings()).unwrap();
        fs::write(paths.settings(), "me = \"Kim\"\ncountry = DE\nwhat is this\nme = \"Li\"\n").unwrap();
        set(&paths, "country", "de").unwrap();
        assert_eq!(text(), "me = \"Kim\"\ncountry = \"DE\"\n# country = DE\n# what is this\n# me = \"Li\"\n");
        fs::write(paths.settings(), "keymap = \"\"\"\nnever closed").unwrap();
        set(&paths, "me", "Kim").unwrap();
        assert!(read(&paths.settings()).is_ok() && text().contains("never closed"), "{}", text());
        fs::write(paths.settings(), "me = 7\n[country]\nx = 1\n").unwrap();
        set(&paths, "me", "Kim").unwrap();
        unset(&paths, "country").unwrap();
        assert_eq!(text(), "me = \"Kim\"\n");
    }

    #[test]
    fn what_is_wrong_is_not_saved() {
        let (_dir, paths) = home();
        let failure = set(&paths, "country", "Atlantis").unwrap_err();
        assert_eq!((failure.code, failure.facts["argument"].as_str()), (Code::InvalidValue, "country"));
        let failure = set(&paths, "contry", "DE").unwrap_err();
        assert_eq!((failure.code, failure.facts["nearest"].as_str()), (Code::UnknownSetting, "country"));
        assert!(!paths.settings().exists());
    }

    #[test]
    fn a_file_that_is_kept_elsewhere_is_changed_there() {
        let (dir, paths) = home();
        fs::create_dir_all(paths.settings().parent().unwrap()).unwrap();
        let elsewhere = dir.path().join("dotfile.toml");
        fs::write(&elsewhere, "").unwrap();
        symlink(&elsewhere, paths.settings()).unwrap();
        set(&paths, "me", "Kim").unwrap();
        assert_eq!(fs::read_to_string(elsewhere).unwrap(), "me = \"Kim\"\n");
        assert!(paths.settings().is_symlink());
    }
}
