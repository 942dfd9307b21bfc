//! How far a reader is.

use std::fmt;
use std::sync::Arc;

/// Who is told how far a reader is; nobody, at first.
#[derive(Clone, Default)]
pub(super) struct Watch(Option<Arc<dyn Fn(f64) + Send + Sync>>);

impl Watch {
    pub(super) fn by(watch: impl Fn(f64) + Send + Sync + 'static) -> Self {
        Watch(Some(Arc::new(watch)))
    }

    /// So much of so much is done; of nothing, all of it is.
    pub(super) fn tell(&self, done: u64, of: u64) {
        if let Some(watch) = &self.0 {
            watch(if done < of { done as f64 / of as f64 } else { 1.0 });
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Watch(by somebody)" } else { "Watch(by nobody)" })
    }
}
