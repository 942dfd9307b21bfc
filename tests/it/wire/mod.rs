//! The written form, and files of it.

mod damage;
mod file;
mod round_trip;
