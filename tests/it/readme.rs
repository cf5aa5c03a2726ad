//! What the README promises: its tour can be walked, and its lists are those of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rolo::grammar;
use rolo::ops::Code;

use crate::rolo::Rolo;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// What stands under a heading, up to the next heading.
fn section<'a>(readme: &'a str, heading: &str) -> &'a str {
    let (_, below) = readme.split_once(&format!("\n{heading}\n")).unwrap();
    below.split("\n#").next().unwrap_or_default()
}

/// The lines of a section that a shell is given.
fn shell_lines(section: &str) -> Vec<&str> {
    let blocks = section.split("```sh\n").skip(1).filter_map(|below| below.split("```").next());
    blocks.flat_map(str::lines).filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_five_minutes_can_be_walked_from_the_first_line_to_the_last() {
    let (rolo, readme) = (Rolo::new(), readme());
    // What is given to another program is that program's to check.
    let lines = shell_lines(section(&readme, "## Five minutes with rolo"));
    let lines: Vec<&str> =
        lines.into_iter().filter(|line| !line.contains('|') && !line.starts_with("cargo ")).collect();
    assert!(lines.len() > 10, "{lines:?}");
    for line in lines {
        let words = grammar::split(line.strip_prefix("rolo ").unwrap()).unwrap();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = rolo.run(&words);
        assert_eq!(run.code, 0, "{line}\n{run}");
        // The first line is the head of a table without anybody.
        let asks = matches!(words.as_slice(), ["find" | "show" | "history", ..] | ["contact", "list", ..]);
        assert!(!asks || run.stdout.lines().count() > 1, "{line}\n{run}");
    }
}

#[test]
fn the_fields_of_the_readme_are_those_of_the_program() {
    let readme = readme();
    let text = section(&readme, "### Lists and filters").split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, below) = text.split_once("columns of `--columns`, are ").unwrap();
    let shown = names(below.split('.').next().unwrap());
    let told = Rolo::new().fails(2, &["contact", "list", "--columns", "nothing-of-the-kind"]);
    let mut columns = names(told.split("there are ").nth(1).unwrap());
    // Whether somebody was deleted is asked for with a flag.
    columns.remove("deleted");
    assert_eq!(shown, columns);
}

/// The names in a list with commas.
fn names(list: &str) -> BTreeSet<String> {
    list.split(',').map(|name| name.trim().to_owned()).collect()
}

#[test]
fn the_exit_codes_of_the_readme_are_those_of_the_program() {
    let readme = readme();
    let cells = section(&readme, "### Exit codes").lines().filter_map(|line| line.split('|').nth(1));
    let shown: BTreeSet<u8> = cells.filter_map(|cell| cell.trim().parse().ok()).collect();
    let known = Code::ALL.iter().map(|code| code.kind().exit_code());
    assert_eq!(shown, known.chain([0]).collect());
}
