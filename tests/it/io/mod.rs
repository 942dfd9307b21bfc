//! Formats.

#[cfg(feature = "brat")]
mod brat;
#[cfg(all(feature = "dot", feature = "graphml", feature = "rdf"))]
mod drawn;
#[cfg(all(feature = "dot", feature = "graphml", feature = "rdf"))]
mod hostile;
#[cfg(all(feature = "dot", feature = "graphml", feature = "rdf"))]
mod rdf;
#[cfg(feature = "langextract")]
mod langextract;
#[cfg(feature = "webanno")]
mod webanno;
