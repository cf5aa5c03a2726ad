//! The screen as its users meet it: keys in, picture and commands out.

mod book;
mod flows;
mod pictures;
mod sizes;
mod trial;
mod words;
