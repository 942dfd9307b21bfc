//! Tables from columns: all that is needed for every question to have an answer is checked, the laws are not asked.

use super::column::{Column, Unsound};
use super::nodes;
use super::rows::Named;
use super::values::{self, Documents};
use super::vocabulary::Vocabulary;
use crate::graph::tables::both::both;
use crate::graph::tables::core::Core;
use crate::graph::tables::values::Values;

impl Core {
    /// The tables that these columns hold, on several threads.
    ///
    /// # Errors
    /// What cannot be what was written; and what `column` says of one that it does not have.
    pub(crate) fn of_columns(column: impl Fn(Column) -> Result<Vec<u8>, Unsound> + Sync) -> Result<Core, Unsound> {
        let vocabulary = Vocabulary::read(&column(Column::Kinds)?, &column(Column::Relations)?)?;
        let recordings = values::recordings(&column(Column::Recordings)?)?;
        let kinds = nodes::kinds(&column(Column::Nodes)?, &vocabulary)?;
        let (others, contents) = both(
            || {
                let nodes = nodes::nodes(&kinds, &column(Column::Keys)?)?;
                let texts = values::texts(&column(Column::Texts)?)?;
                Ok((nodes, texts, column(Column::Statements)?, column(Column::Details)?))
            },
            || nodes::contents(&column(Column::Documents)?),
        );
        let (nodes, texts, statements, details) = others?;
        let contents = contents?;
        let documents = Documents::of(&kinds, &contents)?;
        let dates = values::dates(&column(Column::Dates)?)?;
        let numbers = values::numbers(&column(Column::Numbers)?)?;
        let extents = documents.words(&column(Column::Words)?)?;
        let listed = documents.lists(&column(Column::Lists)?, &column(Column::Grounds)?)?;
        let named = Named { vocabulary: &vocabulary, kinds: &kinds, recordings: recordings.len() };
        let values = Values { texts, dates, numbers, extents };
        let rows = named.rows(&statements, &details, &column(Column::Runs)?, values, listed)?;
        Ok(Core::of_tables(nodes, contents, rows, recordings))
    }
}
