//! `login.v1`: the form that a person signs in with. Creating the first account is not part of it.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// The sign-in form.
#[derive(Clone, Copy, Debug)]
pub struct Login;

impl Contract for Login {
    const ID: &'static str = "login.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = LoginProps;
    type Action = LoginAction;
}

/// What `login.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LoginProps {
    /// The name of this site for people.
    pub site_name: String,
    /// True from `sign_in` until the server has answered.
    pub pending: bool,
    /// Why the last attempt failed, in the viewer's language; `null` before the first and after a
    /// success.
    pub error: Option<String>,
}

/// What the content of `login.v1` may ask the host for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum LoginAction {
    /// Signs in. The answer comes as new props.
    SignIn {
        /// Username or e-mail address.
        login_id: String,
        /// The password as typed.
        password: String,
    },
}

// By hand, so that no log ever shows a password.
impl std::fmt::Debug for LoginAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SignIn { .. } => f.debug_struct("SignIn").finish_non_exhaustive(),
        }
    }
}
