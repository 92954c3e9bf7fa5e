//! The demo workspace: people, channels and talk to look around in.
pub(crate) async fn fill(_store: &crate::store::Store, _n_posts: u32) -> crate::error::Result<()> {
    Ok(())
}
