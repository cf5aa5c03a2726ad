//! Which terminals are known to open what is pressed in them, as OSC 8 has it; others may show what they do not know.

/// The beginnings of `TERM` of those that say by it who they are, also from afar.
const TERMS: &[&str] = &["alacritty", "contour", "foot", "ghostty", "rio", "wezterm", "xterm-ghostty", "xterm-kitty"];

/// Those that say it by `TERM_PROGRAM`.
const PROGRAMS: &[&str] = &["WezTerm", "ghostty", "iTerm.app", "mintty", "rio", "vscode"];

/// Those that say it by a variable of their own with their version, and the first that is meant.
const VERSIONS: &[(&str, u32)] = &[("VTE_VERSION", 5_200), ("KONSOLE_VERSION", 201_200)];

/// The first version of tmux that hands it on to those that know it.
const TMUX: (u32, u32) = (3, 4);

/// Whether the terminal of this environment is known to take links.
pub fn takes_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let named = |name: &str| variable(name).unwrap_or_default();
    let (term, program) = (named("TERM"), named("TERM_PROGRAM"));
    if term.starts_with("tmux") || term.starts_with("screen") || !named("TMUX").is_empty() {
        // What else is said was said of the terminal around it.
        return program == "tmux" && version(&named("TERM_PROGRAM_VERSION")) >= Some(TMUX);
    }
    let is_new = |(name, first): &(&str, u32)| named(name).parse().is_ok_and(|version: u32| version >= *first);
    TERMS.iter().any(|begin| term.starts_with(begin))
        || PROGRAMS.contains(&program.as_str())
        || VERSIONS.iter().any(is_new)
        || !named("WT_SESSION").is_empty()
}

/// The first two numbers of a version: `3.4a` is 3 and 4.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split(|char: char| !char.is_ascii_digit()).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(variables: &[(&str, &str)]) -> bool {
        takes_links(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn terminals_that_are_known_take_links_and_others_are_not_asked_to() {
        let xterm = ("TERM", "xterm-256color");
        assert!(takes(&[("TERM", "xterm-kitty")]) && takes(&[("TERM", "foot-extra")]));
        assert!(takes(&[xterm, ("TERM_PROGRAM", "iTerm.app")]) && takes(&[xterm, ("WT_SESSION", "1-2")]));
        assert!(takes(&[xterm, ("VTE_VERSION", "7200")]) && !takes(&[xterm, ("VTE_VERSION", "4800")]));
        for unknown in [&[xterm][..], &[("TERM", "linux")], &[xterm, ("TERM_PROGRAM", "Apple_Terminal")], &[]] {
            assert!(!takes(unknown), "{unknown:?}");
        }
    }

    #[test]
    fn inside_of_another_terminal_that_one_counts() {
        let inside = [("TERM", "tmux-256color"), ("VTE_VERSION", "7200"), ("TERM_PROGRAM", "tmux")];
        let of = |version| takes(&[&inside[..], &[("TERM_PROGRAM_VERSION", version)]].concat());
        assert!(of("3.4") && of("3.5a") && of("10.0") && !of("3.3a") && !of("next-3.4") && !takes(&inside));
        assert!(!takes(&[("TERM", "screen.xterm-256color"), ("WT_SESSION", "1")]));
        assert!(!takes(&[("TERM", "xterm-256color"), ("TMUX", "/tmp/x"), ("KONSOLE_VERSION", "230800")]));
    }
}
