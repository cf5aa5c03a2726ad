//! The screen as its users meet it: keys in, picture and commands out.

mod blanks;
mod board;
mod board_pictures;
mod book;
mod cards;
mod flows;
mod hits;
mod leaves;
mod log;
mod many;
mod monday;
mod offers;
mod pictures;
mod pipeline;
mod reminders;
mod segments;
mod sizes;
mod tasks;
mod today;
mod today_pictures;
mod trial;
mod views;
mod words;
