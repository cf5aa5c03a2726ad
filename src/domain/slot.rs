//! What a word of a filter, a column or a flag refers to.

use super::field::{Field, Part};
use super::{Kind, line};

/// What a word of a filter, a column or a flag refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A whole field.
    Field(&'static Field),
    /// One part of an address.
    Part(&'static Field, &'static Part),
    /// Something that rolo knows about every record without being told.
    Derived(Derived),
}

/// What rolo knows about a record without being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The full identity.
    Id,
    /// When the record was made.
    Created,
    /// When it last changed.
    Updated,
    /// The number of the last journal entry that changed it.
    Rev,
    /// Of a deal: whether it is open, won or lost.
    Status,
    /// Of a deal: how likely it is to be won, in percent.
    Chance,
    /// Of a deal: its value times its chance.
    Weighted,
    /// Of a deal: the amount of its value, without the currency.
    Amount,
    /// Of a deal: the currency of its value.
    Currency,
    /// Of a deal: the day on which it came to its stage.
    Since,
}

impl Derived {
    const OF_ALL: &'static [Derived] = &[Derived::Id, Derived::Created, Derived::Updated, Derived::Rev];

    const OF_DEALS: &'static [Derived] = &[
        Derived::Id,
        Derived::Created,
        Derived::Updated,
        Derived::Rev,
        Derived::Status,
        Derived::Chance,
        Derived::Weighted,
        Derived::Amount,
        Derived::Currency,
        Derived::Since,
    ];

    /// Those of a kind of record.
    pub const fn of(kind: Kind) -> &'static [Derived] {
        match kind {
            Kind::Deal => Derived::OF_DEALS,
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Pipeline
            | Kind::Stage
            | Kind::Activity
            | Kind::Task
            | Kind::Segment => Derived::OF_ALL,
        }
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Derived::Id => "id",
            Derived::Created => "created",
            Derived::Updated => "updated",
            Derived::Rev => "rev",
            Derived::Status => "status",
            Derived::Chance => "chance",
            Derived::Weighted => "weighted",
            Derived::Amount => "amount",
            Derived::Currency => "currency",
            Derived::Since => "since",
        }
    }
}

impl Slot {
    /// Everything that can be asked of a kind of record: fields, then parts of addresses, then what is derived.
    pub fn all(kind: Kind) -> impl Iterator<Item = Slot> {
        let parts =
            kind.fields().iter().flat_map(|field| field.parts().iter().map(move |part| Slot::Part(field, part)));
        let derived = Derived::of(kind).iter().copied().map(Slot::Derived);
        kind.fields().iter().map(Slot::Field).chain(parts).chain(derived)
    }

    /// The slot that is called `word`: by its name, its key, or a synonym.
    pub fn find(kind: Kind, word: &str) -> Option<Slot> {
        let word = line::fold_width(word.trim()).to_lowercase();
        Slot::all(kind)
            .find(|slot| slot.name() == word || matches!(slot, Slot::Field(field) if field.key == word))
            .or_else(|| Slot::all(kind).find(|slot| slot.synonyms().contains(&word.as_str())))
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Slot::Field(field) => field.name,
            Slot::Part(_, part) => part.name,
            Slot::Derived(derived) => derived.name(),
        }
    }

    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Slot::Field(field) => field.synonyms,
            Slot::Part(_, part) => part.synonyms,
            Slot::Derived(_) => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_name_and_synonym_is_unambiguous() {
        for kind in Kind::ALL {
            let mut words: Vec<&str> = Slot::all(*kind).map(Slot::name).collect();
            words.extend(Slot::all(*kind).flat_map(|slot| slot.synonyms().iter().copied()));
            words.sort_unstable();
            let twice: Vec<&str> = words.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
            // `address` is both the field and what other programs call the street: the field wins.
            assert!(twice.iter().all(|word| *word == "address"), "{kind:?}: {twice:?}");
        }
        assert_eq!(Slot::find(Kind::Contact, "手机").map(Slot::name), Some("phone"));
        assert_eq!(Slot::find(Kind::Contact, "emails").map(Slot::name), Some("email"));
    }
}
