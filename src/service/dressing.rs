//! What filters and orders ask of records beyond their own fields, read in one go for everybody of a kind.

use jiff::Zoned;

use super::failures::Trouble;
use super::open_value::{self, OpenValues};
use super::touch::{Naming, Touches};
use crate::domain::{Kind, Record, Slot};
use crate::store::Store;

/// What a question asks of every record of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    touch: Option<Naming>,
    open_value: bool,
}

impl Wish {
    /// What has to be known to tell these.
    pub(super) fn of(slots: impl Iterator<Item = Slot>) -> Wish {
        slots.fold(Wish::default(), |wish, slot| Wish {
            touch: wish.touch.max(Naming::asked_by(slot)),
            open_value: wish.open_value || slot.is_open_value(),
        })
    }

    /// Whether the records' own fields are enough.
    pub(super) const fn is_empty(self) -> bool {
        self.touch.is_none() && !self.open_value
    }
}

/// What was wished, of everybody of a kind.
pub(super) struct Dressing<'a> {
    touches: Option<Touches<'a>>,
    open_values: Option<OpenValues>,
}

impl<'a> Dressing<'a> {
    /// Reads it; nothing where nothing is wished.
    pub(super) fn read(store: &Store, kind: Kind, wish: Wish, now: &'a Zoned) -> Result<Dressing<'a>, Trouble> {
        let touches = wish.touch.map(|naming| Touches::read(store, kind, naming, now)).transpose()?;
        let has_open_value = wish.open_value && open_value::has_deals(kind);
        let open_values = has_open_value.then(|| OpenValues::read(store, kind)).transpose()?;
        Ok(Dressing { touches, open_values })
    }

    /// When somebody was in touch with them, if that was wished.
    pub(super) const fn touches(&self) -> Option<&Touches<'a>> {
        self.touches.as_ref()
    }

    /// Gives a record its own.
    pub(super) fn dress(&self, record: &mut Record) {
        self.touches.iter().for_each(|touches| touches.dress(record));
        self.open_values.iter().for_each(|open| open.dress(record));
    }
}
