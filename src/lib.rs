//! rolo: the CRM that lives in the terminal.
#![allow(missing_docs, reason = "x")]
pub mod domain;
