//! What the widgets draw on: it has a size and a cursor, and leaves the rest to the wire.

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// A terminal as the widgets see it.
#[derive(Debug, Default)]
pub(in crate::tui) struct Ground {
    at: Position,
    is_seen: bool,
}

impl Ground {
    /// Where the cursor is to be seen, if anywhere.
    pub(in crate::tui) fn cursor(&self) -> Option<Position> {
        self.is_seen.then_some(self.at)
    }
}

impl Backend for Ground {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, _content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.is_seen = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.is_seen = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn clear_region(&mut self, _clear_type: ClearType) -> io::Result<()> {
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        crossterm::terminal::size().map(Size::from)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
