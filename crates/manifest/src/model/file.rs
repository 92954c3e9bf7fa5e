//! Which file of a bundle is the manifest, and how it is written.

/// The names a manifest may have at the root of a bundle, in the order in which they are looked for.
///
/// The first that exists counts, also when it can not be read.
pub const FILE_NAMES: [&str; 3] = ["plugin.yml", "plugin.yaml", "plugin.json"];

/// How a manifest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `plugin.json`.
    Json,
    /// `plugin.yml` or `plugin.yaml`; with the feature `yaml`.
    #[cfg(feature = "yaml")]
    Yaml,
}

/// A file that this build can not read as a manifest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownFormat {
    /// The name is none of [`FILE_NAMES`].
    #[error("{0} is not the name of a manifest: must be plugin.yml, plugin.yaml or plugin.json")]
    Name(String),
    /// The file is YAML, and this build was made without the feature `yaml`.
    #[error("{0} is YAML, which this build does not read: write the manifest as plugin.json")]
    Yaml(String),
}

impl Format {
    /// The format of a file with this name.
    ///
    /// # Errors
    /// If the name is none of [`FILE_NAMES`], or needs the feature `yaml` and the build lacks it.
    pub fn of(file_name: &str) -> Result<Self, UnknownFormat> {
        match file_name {
            "plugin.json" => Ok(Self::Json),
            #[cfg(feature = "yaml")]
            "plugin.yml" | "plugin.yaml" => Ok(Self::Yaml),
            #[cfg(not(feature = "yaml"))]
            "plugin.yml" | "plugin.yaml" => Err(UnknownFormat::Yaml(file_name.to_owned())),
            _ => Err(UnknownFormat::Name(crate::value::invalid::quote(file_name))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_format_or_a_reason() {
        assert_eq!(Format::of("plugin.json"), Ok(Format::Json));
        for name in FILE_NAMES {
            assert!(!matches!(Format::of(name), Err(UnknownFormat::Name(_))), "{name}");
        }
        assert!(matches!(Format::of("package.json"), Err(UnknownFormat::Name(_))));
        #[cfg(feature = "yaml")]
        assert_eq!(Format::of("plugin.yml"), Ok(Format::Yaml));
        #[cfg(not(feature = "yaml"))]
        assert!(matches!(Format::of("plugin.yml"), Err(UnknownFormat::Yaml(_))));
    }
}
