//! Bundles in a store that speaks S3, Amazon's or another's.
//!
//! Keys and region come from the usual variables: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
//! `AWS_SESSION_TOKEN`, `AWS_REGION`; on Amazon's own machines from the machine's role.

use std::{sync::Arc, time::Duration};

use futures_util::TryStreamExt;
use object_store::{
    ClientConfigKey, ObjectStore, RetryConfig,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    path::Path,
    prefix::PrefixStore,
};

use super::{BlobError, Blobs};
use crate::outgoing::choose_cryptography;

/// One part, or one bundle on its way here: the largest over a slow line.
const REQUEST_WITHIN: &str = "10 minutes";
const CONNECT_WITHIN: &str = "5 seconds";

/// How long a store that is out of order is asked again. An administrator waits for the answer.
const RETRY_WITHIN: Duration = Duration::from_secs(20);

/// Opens `s3://bucket/folder`, and looks whether it can be reached.
///
/// Several servers may use the same one.
pub(crate) async fn open(address: &str, endpoint: Option<&str>) -> Result<Blobs, BlobError> {
    let (bucket, folder) = parse(address)?;
    choose_cryptography();
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .with_config(AmazonS3ConfigKey::Client(ClientConfigKey::Timeout), REQUEST_WITHIN)
        .with_config(AmazonS3ConfigKey::Client(ClientConfigKey::ConnectTimeout), CONNECT_WITHIN)
        .with_retry(RetryConfig { retry_timeout: RETRY_WITHIN, ..RetryConfig::default() });
    if let Some(endpoint) = endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    let endpoint = builder.get_config_value(&AmazonS3ConfigKey::Endpoint);
    // Without encryption only where it was written down like that.
    if endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")) {
        builder = builder.with_allow_http(true);
    }
    let store = builder.build()?;
    let store: Arc<dyn ObjectStore> = Arc::new(PrefixStore::new(store, folder));
    // A wrong key is told at the start, and not at the first upload.
    store.list(None).try_next().await?;
    Ok(Blobs::shared(store))
}

fn parse(address: &str) -> Result<(&str, Path), BlobError> {
    let wrong = || BlobError::Address(address.to_owned());
    let rest = address.strip_prefix("s3://").ok_or_else(wrong)?;
    let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b".-_".contains(&b);
    if bucket.is_empty() || !bucket.bytes().all(is_name) {
        return Err(wrong());
    }
    let folder = Path::parse(folder.trim_end_matches('/')).map_err(|_| wrong())?;
    Ok((bucket, folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_bucket_and_perhaps_a_folder() {
        for (address, bucket, folder) in [
            ("s3://chat", "chat", ""),
            ("s3://chat/", "chat", ""),
            ("s3://chat.example-1/mortise/bundles/", "chat.example-1", "mortise/bundles"),
        ] {
            assert_eq!(parse(address).unwrap(), (bucket, Path::from(folder)), "{address}");
        }
        for address in ["", "s3://", "s3:///folder", "chat/folder", "https://chat/a", "s3://a b/c"]
        {
            let error = parse(address).unwrap_err().to_string();
            assert!(error.starts_with("blobs is "), "{error}");
        }
    }
}
