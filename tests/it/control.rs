//! The control sequences that the screen may send; everything else came out of data.

/// The private modes that the screen sets: cursor, mouse, focus, alternate screen, paste, whole pictures.
const MODES: &[u16] = &[25, 1000, 1002, 1003, 1004, 1006, 1015, 1049, 2004, 2026];

/// What of these bytes the screen has no reason to send, if it was told to copy these texts, as OSC 52 writes them.
pub fn unknown(sent: &[u8], copied: &[&str]) -> Vec<String> {
    let mut known = Known { copied, unknown: Vec::new() };
    vte::Parser::new().advance(&mut known, sent);
    known.unknown
}

/// Whether a link leads nowhere, or to what one may press: an e-mail, a call, a page.
fn is_link(to: &[u8]) -> bool {
    let schemes = ["", "mailto:", "tel:", "http:", "https:"];
    let scheme = schemes.iter().rfind(|scheme| to.starts_with(scheme.as_bytes())).unwrap();
    to.iter().all(u8::is_ascii_graphic) && scheme.is_empty() == to.is_empty()
}

struct Known<'c> {
    copied: &'c [&'c str],
    unknown: Vec<String>,
}

impl vte::Perform for Known<'_> {
    fn print(&mut self, char: char) {
        if rolo::domain::line::is_hidden(char) {
            self.unknown.push(format!("{char:?}"));
        }
    }

    fn execute(&mut self, byte: u8) {
        // A shell ends its lines; what is told before or after the screen does, too. A reminder rings the bell.
        if !matches!(byte, b'\r' | b'\n' | 0x07) {
            self.unknown.push(format!("byte {byte:#04x}"));
        }
    }

    fn csi_dispatch(&mut self, params: &vte::Params, intermediates: &[u8], _ignore: bool, action: char) {
        let is_mode = || params.iter().all(|param| param.len() == 1 && MODES.contains(&param[0]));
        let known = match (intermediates, action) {
            // Where to write and how, what to empty, and which rows to move.
            ([], 'A' | 'B' | 'C' | 'D' | 'G' | 'H' | 'm' | 'J' | 'K' | 'X' | 'L' | 'M' | 'r') => true,
            ([b'?'], 'h' | 'l') => is_mode(),
            _ => false,
        };
        if !known {
            self.unknown.push(format!("CSI {intermediates:?} {params:?} {action}"));
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _ignore: bool, byte: u8) {
        // The string terminator, which ends what is copied.
        if (intermediates, byte) != (&[], b'\\') {
            self.unknown.push(format!("ESC {intermediates:?} {byte:#04x}"));
        }
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _bell_terminated: bool) {
        // A reminder is shown by whoever shows the terminal, and what is copied goes to their clipboard.
        let known = match params {
            [b"9", text] => text.starts_with(b"rolo: "),
            [b"52", b"c", text] => self.copied.iter().any(|copied| copied.as_bytes() == *text),
            [b"8", b"", to @ ..] => is_link(&to.join(&b';')),
            _ => false,
        };
        if !known {
            self.unknown.push(format!("OSC {params:?}"));
        }
    }

    fn hook(&mut self, _params: &vte::Params, _intermediates: &[u8], _ignore: bool, action: char) {
        self.unknown.push(format!("DCS {action}"));
    }
}
