//! Pictures of the board at the sizes that matter.

use super::pipeline::{deals, empty_pipelines};
use super::trial::Trial;

#[test]
fn the_board_at_the_smallest_size() {
    insta::assert_snapshot!(Trial::new(40, 12, deals()).press("3").picture());
}

#[test]
fn the_board_on_a_plain_terminal() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 space l").picture());
}

#[test]
fn the_board_on_a_wide_screen() {
    insta::assert_snapshot!(Trial::new(160, 45, deals()).press("3").picture());
}

#[test]
fn a_chinese_pipeline() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 p l").picture());
}

#[test]
fn columns_that_are_hidden_are_counted_at_both_ends() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 l l l").picture());
}

#[test]
fn a_board_that_a_search_narrows() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 l l l /").write("line").picture());
}

#[test]
fn a_book_without_pipelines_says_how_to_begin() {
    insta::assert_snapshot!(Trial::new(40, 12, Vec::new()).press("3").picture());
}

#[test]
fn a_pipeline_without_deals_says_how_to_begin() {
    insta::assert_snapshot!(Trial::new(80, 24, empty_pipelines()).press("3").picture());
}

#[test]
fn the_stages_of_all_pipelines_are_there_to_pick() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 m").write("sales").picture());
}

#[test]
fn losing_a_deal_asks_why() {
    insta::assert_snapshot!(Trial::new(40, 12, deals()).press("3 x enter").picture());
}

#[test]
fn the_card_of_a_deal_fills_the_screen() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 enter").picture());
}

#[test]
fn a_deal_is_added_where_the_cursor_is() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 l a").picture());
}
