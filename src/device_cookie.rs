//! The cookie by which a browser remembers who signed in from it.

use axum::{
    extract::Request,
    http::{HeaderValue, header},
    response::Response,
};
use domain::accounts::Device;
use tower_sessions::cookie::{Cookie, SameSite, time::Duration};

/// Browsers keep a cookie no longer.
const TERM: Duration = Duration::days(400);

/// It is read and written as the address of the site has it.
#[derive(Clone, Copy)]
pub struct DeviceCookie {
    pub https: bool,
}

impl DeviceCookie {
    fn name(self) -> &'static str {
        if self.https { "__Host-taskbell-device" } else { "taskbell-device" }
    }

    /// What the browser remembers.
    pub fn read(self, request: &Request) -> Option<Device> {
        let cookies = request.headers().get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
        let mut cookies = cookies.flat_map(Cookie::split_parse).filter_map(Result::ok);
        Device::read(cookies.find(|cookie| cookie.name() == self.name())?.value())
    }

    /// Has the browser remember it.
    pub fn write(self, device: &Device, response: &mut Response) {
        let cookie = Cookie::build((self.name(), device.cookie())).path("/").http_only(true).secure(self.https);
        let cookie = cookie.same_site(SameSite::Lax).max_age(TERM).build().to_string();
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
}
