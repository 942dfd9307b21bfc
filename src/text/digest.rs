//! BLAKE3 on any stack.

/// So much is hashed at once. Eight kibibytes together want a hundred of the stack where they are hashed by code that is not optimized.
const AT_ONCE: usize = if cfg!(debug_assertions) { 1 << 12 } else { 1 << 16 };

/// The hash of bytes. Cost: O(bytes).
pub(crate) fn digest(bytes: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    digest_more(&mut hasher, bytes);
    hasher.finalize()
}

/// The same of what comes bit by bit.
pub(crate) fn digest_more(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    bytes.chunks(AT_ONCE).for_each(|bytes| _ = hasher.update(bytes));
}
