//! What keys do on the board.
