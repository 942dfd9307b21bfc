//! A graph on disk.

mod file;
