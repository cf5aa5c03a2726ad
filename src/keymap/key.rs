//! A key press as keymap files write it: `j`, `G`, `ctrl-r`, `shift-tab`, `page-down`.

use std::fmt;
use std::str::FromStr;

/// A key with the modifiers that were held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// What was held with it.
    pub mods: Mods,
}

/// The modifiers that were held; the shift that makes a capital letter is part of the letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mods {
    /// The control key.
    pub ctrl: bool,
    /// The alt key.
    pub alt: bool,
    /// The shift key, on keys that are no character.
    pub shift: bool,
}

/// A key without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character; `space` in files.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

const NAMED: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

impl Key {
    /// A key on its own.
    pub const fn plain(code: Code) -> Key {
        Key { code, mods: Mods { ctrl: false, alt: false, shift: false } }
    }

    /// The character that the key types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(char) if !self.mods.ctrl && !self.mods.alt => Some(char),
            Code::Char(_)
            | Code::Enter
            | Code::Esc
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Insert
            | Code::Up
            | Code::Down
            | Code::Left
            | Code::Right
            | Code::Home
            | Code::End
            | Code::PageUp
            | Code::PageDown
            | Code::F(_) => None,
        }
    }
}

impl FromStr for Key {
    type Err = ();

    fn from_str(text: &str) -> Result<Key, ()> {
        let mut mods = Mods::default();
        let mut rest = text;
        loop {
            // A lone `-` is the key itself, and so is the last one of `ctrl--`.
            let (modifier, after) = match rest.split_once('-') {
                Some((modifier, after)) if !modifier.is_empty() && !after.is_empty() => (modifier, after),
                Some(_) | None => break,
            };
            match modifier {
                "ctrl" => mods.ctrl = true,
                "alt" => mods.alt = true,
                "shift" => mods.shift = true,
                _ => return Err(()),
            }
            rest = after;
        }
        let code = read_code(rest).ok_or(())?;
        // A capital letter already says that shift is held.
        if mods.shift && matches!(code, Code::Char(_)) { Err(()) } else { Ok(Key { code, mods }) }
    }
}

fn read_code(text: &str) -> Option<Code> {
    if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
        return Some(*code);
    }
    let mut chars = text.chars();
    match (chars.next()?, chars.as_str()) {
        (char, "") if !char.is_whitespace() => Some(Code::Char(char)),
        ('f', number) => number.parse().ok().filter(|number| (1..=24).contains(number)).map(Code::F),
        _ => None,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.mods.ctrl, "ctrl-"), (self.mods.alt, "alt-"), (self.mods.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(char)) => write!(f, "{char}"),
            (None, Code::F(number)) => write!(f, "f{number}"),
            // Every other key is in the table above.
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

/// A chord as people read it: `g g`, `ctrl-r`.
pub fn show_keys(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_shown_as_it_is_written() {
        for text in
            ["j", "G", "ctrl-r", "alt-x", "shift-tab", "space", "-", "ctrl--", "f12", "pagedown", ":", "ö", "中"]
        {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        for bad in ["", "ctrl-", "shift-g", "hyper-x", "gg", "f99", " "] {
            assert!(bad.parse::<Key>().is_err(), "{bad:?}");
        }
    }
}
