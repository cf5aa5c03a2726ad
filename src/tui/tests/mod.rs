//! The screen as its users meet it: keys in, picture and commands out.

mod banner;
mod blanks;
mod board;
mod board_pictures;
mod book;
mod first;
mod flows;
mod hits;
mod leaves;
mod log;
mod looks;
mod many;
mod monday;
mod mouse;
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
