//! The examples that the help shows, and for tests that try every one the leaves of the tree with theirs.

/// The examples in a help text, without the program's name and without what is for other programs.
pub(super) fn examples(long: &str) -> Vec<String> {
    let lines = long.lines().filter(|line| line.starts_with("  rolo "));
    // What follows is explained, or given to another program.
    let ends = ["   ", "; ", " > ", " | "];
    let typed = |line: &str| ends.iter().try_fold(line, |line, end| line.split(end).next()).map(str::to_owned);
    lines.filter_map(|line| typed(line.trim_start().strip_prefix("rolo ")?)).collect()
}

#[cfg(test)]
pub(crate) use leaves::{Leaf, leaves};

#[cfg(test)]
mod leaves {
    use clap::Command;

    use super::examples;
    use crate::grammar::tree;
    use crate::text::Text;

    /// A command that has none below it.
    pub(crate) struct Leaf {
        /// The words that name it, with blanks between them.
        pub(crate) path: String,
        /// Its examples as one types them, without the program's name and without what is for other programs.
        pub(crate) examples: Vec<String>,
        /// Its long flags.
        pub(crate) flags: Vec<String>,
    }

    /// Every leaf.
    pub(crate) fn leaves(text: &Text) -> Vec<Leaf> {
        let mut root = tree(text);
        root.build();
        let mut found = Vec::new();
        collect(&root, "", &mut found);
        found
    }

    fn collect(command: &Command, path: &str, found: &mut Vec<Leaf>) {
        for below in command.get_subcommands() {
            collect(below, &format!("{path} {}", below.get_name()), found);
        }
        if !command.has_subcommands() {
            let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
            let examples = examples(&long);
            let flags = command.get_arguments().filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
            found.push(Leaf { path: path.trim().to_owned(), examples, flags });
        }
    }
}
