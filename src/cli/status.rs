//! The state of the book.

use serde_json::json;

use super::Shell;
use super::cells::one_line;
use super::halt::Halt;
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};
use crate::ops::Status;

/// Prints the state of the book.
pub(super) fn print(shell: &mut Shell<'_>, status: &Status, show: &Show) -> Result<(), Halt> {
    let reason = status.read_only.as_ref().map(|failure| shell.text.tell(failure).message);
    let code = status.read_only.as_ref().map(|failure| failure.code.as_str());
    match shell.format(show) {
        Format::Json | Format::Ndjson => {
            let value = json!({
                "schema": "rolo/status/1", "book": status.book.to_string(), "seq": status.seq,
                "contacts": status.contacts, "read_only": code, "reason": reason,
            });
            plain_json::write(&mut shell.out.to, &value)?;
            shell.put("")
        }
        Format::Ids => shell.put(&status.book.to_string()),
        Format::Tsv | Format::Csv => {
            shell.put(&format!("book\t{}", status.book))?;
            shell.put(&format!("seq\t{}", status.seq))?;
            shell.put(&format!("contacts\t{}", status.contacts))?;
            shell.put(&format!("read-only\t{}", code.unwrap_or("no")))
        }
        Format::Table => {
            let facts = [("contacts", status.contacts.into()), ("entries", status.seq.into())];
            let said = shell.text.say("cli-status", &facts);
            shell.put(&said)?;
            match reason {
                Some(reason) => {
                    let said = shell.text.say("cli-read-only", &[("reason", one_line(&reason).into())]);
                    shell.put(&said)
                }
                None => Ok(()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, printed, show};
    use super::*;
    use crate::ops::Query;

    #[test]
    fn the_state_of_the_book_is_told() {
        let told =
            |format| printed(Before::Script, |shell| shell.query(&mut Book::default(), &Query::Status, &show(format)));
        assert_snapshot!(told(Format::Table), @r"
        0 contacts, 12 commands so far
        can only be read: the journal is damaged in {$segment} at byte {$offset}: a hash; the book can only be read
        ----
        ");
        assert_snapshot!(told(Format::Tsv), @r"
        book	00000000-0000-0000-0000-000000000009
        seq	12
        contacts	0
        read-only	journal-damaged
        ----
        ");
        assert_snapshot!(told(Format::Json), @r#"
        {"book":"00000000-0000-0000-0000-000000000009","contacts":0,"read_only":"journal-damaged","reason":"the journal is damaged in {$segment} at byte {$offset}: a hash; the book can only be read","schema":"rolo/status/1","seq":12}
        ----
        "#);
    }
}
