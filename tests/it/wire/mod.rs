//! The written form.

mod damage;
mod round_trip;
mod same;
