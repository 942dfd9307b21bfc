//! The container.

mod account;
mod asked;
mod compact;
mod face;
mod guessed;
mod identity;
mod insertion;
mod load;
mod network;
mod petgraph;
mod quotation;
mod refusal;
mod retraction;
mod scratch;
mod shown;
mod standing;
mod threads;
mod through;
mod view;
