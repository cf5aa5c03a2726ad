//! Pictures of the board beside those of `screens`.

use super::pipeline::{deals, empty_pipelines};
use super::trial::Trial;

#[test]
fn columns_that_are_hidden_are_counted_at_both_ends() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 l l l").picture());
}

#[test]
fn a_board_that_a_search_narrows() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 l l l /").write("line").picture());
}

#[test]
fn a_pipeline_without_deals_says_how_to_begin() {
    insta::assert_snapshot!(Trial::new(80, 24, empty_pipelines()).press("3").picture());
}

#[test]
fn a_deal_is_added_where_the_cursor_is() {
    insta::assert_snapshot!(Trial::new(80, 24, deals()).press("3 l a").picture());
}
