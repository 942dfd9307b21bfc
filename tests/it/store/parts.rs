//! A snapshot taken apart and put together, as `docs/snapshot.md` says and by no code of the library.

/// The sections of a snapshot, by name, in order.
#[derive(Clone)]
pub(crate) struct Parts(pub(crate) Vec<(String, Vec<u8>)>);

pub(crate) const ENTRY: usize = 64;
pub(crate) const BEGINNING: usize = 24;

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

impl Parts {
    pub(crate) fn of(file: &[u8]) -> Parts {
        let count = u32_at(file, 12) as usize;
        let part = |index: usize| {
            let entry = &file[BEGINNING + index * ENTRY..][..ENTRY];
            let name = String::from_utf8(entry[..16].to_vec()).unwrap().trim_end_matches('\0').to_owned();
            let (start, length) = (u64_at(entry, 16) as usize, u64_at(entry, 24) as usize);
            let section = file[start..start + length].to_vec();
            assert_eq!(blake3::hash(&section).as_bytes(), &entry[32..], "{name}");
            (name, section)
        };
        Parts((0..count).map(part).collect())
    }

    /// A file with these sections, every checksum right.
    pub(crate) fn file(&self) -> Vec<u8> {
        let header = BEGINNING + self.0.len() * ENTRY + 32;
        let length = header + self.0.iter().map(|(_, section)| section.len()).sum::<usize>();
        let mut file = b"\x89dictum\n\x01\0\0\0".to_vec();
        file.extend((self.0.len() as u32).to_le_bytes());
        file.extend((length as u64).to_le_bytes());
        let mut start = header;
        for (name, section) in &self.0 {
            let mut padded = name.clone().into_bytes();
            padded.resize(16, 0);
            file.extend(padded);
            file.extend((start as u64).to_le_bytes());
            file.extend((section.len() as u64).to_le_bytes());
            file.extend(blake3::hash(section).as_bytes());
            start += section.len();
        }
        file.extend(blake3::hash(&file).as_bytes());
        self.0.iter().for_each(|(_, section)| file.extend(section));
        file
    }

    pub(crate) fn section(&self, name: &str) -> &[u8] {
        &self.0.iter().find(|(known, _)| known == name).unwrap().1
    }

    pub(crate) fn section_mut(&mut self, name: &str) -> &mut Vec<u8> {
        &mut self.0.iter_mut().find(|(known, _)| known == name).unwrap().1
    }

    /// The texts of a section that holds texts.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let section = self.section(name);
        let count = u64_at(section, 0) as usize;
        let ends: Vec<usize> = (0..count).map(|text| u64_at(section, 8 + 8 * text) as usize).collect();
        let all = &section[8 + 8 * count..];
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, end)| String::from_utf8(all[start..*end].to_vec()).unwrap()).collect()
    }

    /// The items of a section of numbers, each of so many.
    pub(crate) fn items(&self, name: &str, numbers: usize) -> Vec<Vec<u32>> {
        let section = self.section(name);
        assert_eq!(section.len() % (4 * numbers), 0, "{name}");
        let item = |item: &[u8]| (0..numbers).map(|place| u32_at(item, 4 * place)).collect();
        section.chunks(4 * numbers).map(item).collect()
    }
}
