//! Whoever types somebody who is in the book already is told so while they type.

use super::book::{contact, people, people_and_companies, record};
use super::trial::Trial;
use crate::domain::Kind;

/// What is told of who is there already.
fn told(trial: &Trial) -> String {
    let picture = trial.picture();
    let told =
        picture.lines().filter_map(|line| Some(line.split_once("! looks like ")?.1.trim_end_matches(['│', ' '])));
    told.collect::<Vec<_>>().join(" | ")
}

/// What is told once this is typed into the form of a new contact, or of a company after `2`.
fn typing(book: &[crate::domain::Record], keys: &str, text: &str) -> String {
    let mut trial = Trial::new(100, 30, book.to_vec());
    told(trial.press(keys).write(text))
}

#[test]
fn a_person_of_that_name_is_told_before_anything_is_saved() {
    let book = people();
    let jane = "Jane Doe (c-00001), Acme as CTO";
    for name in ["Jane Doe", "jane DOE", "Jane Doe "] {
        assert_eq!(typing(&book, "a", name), jane, "{name}");
    }
    assert_eq!(typing(&book, "a", "张伟"), "张伟 (c-00002), 北京科技有限公司");
    for other in ["Jane", "Jane D", "Jane Roe", "张"] {
        assert_eq!(typing(&book, "a", other), "", "{other}");
    }
}

#[test]
fn numbers_and_addresses_tell_who_it_is_whatever_the_name() {
    let mut book = people();
    book.push(contact(9, &[("name", "jane@acme.example and more")]));
    let mut trial = Trial::new(100, 30, book);
    trial.press("a").write("Somebody").press("down down down down down").write("mobile: 0151 23456789");
    assert_eq!(told(&trial), "Jane Doe (c-00001), Acme as CTO", "{}", trial.picture());
    trial.press("ctrl-u").write("0151 2345678");
    assert_eq!(told(&trial), "");
}

#[test]
fn a_company_is_told_with_or_without_its_legal_form() {
    let mut book = people_and_companies();
    book.push(record(Kind::Company, 110, &[("name", "Umbrella GmbH")]));
    assert_eq!(typing(&book, "2 a", "acme"), "Acme (o-00101)");
    assert_eq!(typing(&book, "2 a", "Umbrella"), "Umbrella GmbH (o-00110)");
    assert_eq!(typing(&book, "2 a", "Umb"), "");
}

#[test]
fn nobody_is_told_of_themselves() {
    let mut trial = Trial::new(100, 30, people());
    trial.press("e").write(" ");
    assert_eq!(told(&trial), "");
}
