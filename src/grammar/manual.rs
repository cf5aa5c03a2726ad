//! What is printed from the tree: completion scripts and man pages.

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use super::shape::HELP;
use super::{PROGRAM, known, tree};
use crate::text::Text;

/// The completion script for a shell: it asks the program what may follow, so it knows names, and never grows old.
pub fn completions(shell: Shell) -> Vec<u8> {
    // Writing into memory cannot fail; were it to, the script would be short, and its test would say so.
    known::script(&shell.to_string()).unwrap_or_default()
}

/// The man page of the program.
pub fn man_page(text: &Text) -> Vec<u8> {
    let mut tree = tree(text);
    tree.build();
    render(tree)
}

/// All man pages with their file names: `rolo.1`, `rolo-contact.1`, `rolo-contact-add.1` …
pub fn man_pages(text: &Text) -> Vec<(String, Vec<u8>)> {
    let mut tree = tree(text);
    tree.build();
    let mut pages = Vec::new();
    collect(tree, &mut pages);
    pages
}

fn collect(command: Command, pages: &mut Vec<(String, Vec<u8>)>) {
    for below in command.get_subcommands().filter(|below| below.get_name() != HELP) {
        collect(below.clone(), pages);
    }
    let name = command.get_display_name().unwrap_or(PROGRAM).to_owned();
    pages.push((format!("{name}.1"), render(command)));
}

fn render(command: Command) -> Vec<u8> {
    // The manual has room for what the short help leaves out.
    let command = command.mut_args(|arg| arg.hide_short_help(false));
    let mut page = Vec::new();
    // Writing into memory cannot fail; were it to, the page would be short, and the test of the pages would say so.
    if Man::new(command).render(&mut page).is_err() {
        page.clear();
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_manual_page_with_its_examples() {
        let text = Text::english();
        let pages = man_pages(&text);
        let add = pages.iter().find(|(name, _)| name == "rolo-contact-add.1").map(|(_, page)| page).unwrap();
        let add = String::from_utf8(add.clone()).unwrap();
        assert!(add.contains("\n  rolo contact add \"Jane Doe\""), "{add}");
        assert!(pages.iter().any(|(name, page)| name == "rolo.1" && *page == man_page(&text)));
        assert!(pages.iter().all(|(_, page)| !page.is_empty()));
    }

    #[test]
    fn every_option_of_a_manual_page_says_what_it_is_for() {
        for (name, page) in man_pages(&Text::english()) {
            let page = String::from_utf8(page).unwrap();
            let silent: Vec<&str> =
                page.split(".TP\n").skip(1).filter(|part| part.lines().nth(1) == Some("")).collect();
            assert_eq!(silent, [""; 0], "{name}");
        }
    }

    #[test]
    fn the_script_of_every_shell_asks_the_program() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let script = String::from_utf8(completions(shell)).unwrap();
            assert!(script.contains(known::COMPLETE) && script.contains(PROGRAM), "{shell}");
        }
    }
}
