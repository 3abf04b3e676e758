use serde::Deserialize;

use super::Fault;

/// What a provider says of itself (OpenID Connect Discovery 1.0), as far as it is asked.
#[derive(Clone, Deserialize)]
pub(crate) struct Metadata {
    issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub jwks_uri: String,
    pub userinfo_endpoint: Option<String>,
    /// How it wants to be told the secret; without it, in a header.
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    /// Whether its answers say whose they are (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    /// Reads the document of whoever calls itself so.
    pub(super) fn read(document: &[u8], issuer: &str) -> Result<Metadata, Fault> {
        let metadata: Metadata =
            serde_json::from_slice(document).map_err(|error| Fault::Wrong(format!("its document: {error}")))?;
        if metadata.issuer != issuer {
            return Err(Fault::Wrong(format!("it calls itself {}, not {issuer}", metadata.issuer)));
        }
        let encrypted = issuer.starts_with("https://");
        let endpoints = [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
        let usable =
            |endpoint: &&String| endpoint.starts_with("https://") || !encrypted && endpoint.starts_with("http://");
        if let Some(open) = endpoints.into_iter().chain(&metadata.userinfo_endpoint).find(|endpoint| !usable(endpoint))
        {
            return Err(Fault::Wrong(format!("{open} is not encrypted")));
        }
        Ok(metadata)
    }

    /// Whether it takes the secret in the form alone.
    pub fn wants_secret_in_form(&self) -> bool {
        let takes = |method: &str| {
            let methods = self.token_endpoint_auth_methods_supported.as_ref();
            methods.map(|methods| methods.iter().any(|known| known == method))
        };
        takes("client_secret_basic") == Some(false) && takes("client_secret_post") == Some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(change: (&str, &str), issuer: &str) -> Result<Metadata, Fault> {
        let document = r#"{"issuer":"https://login.example","authorization_endpoint":"https://login.example/auth",
            "token_endpoint":"https://login.example/token","jwks_uri":"https://login.example/keys"}"#;
        Metadata::read(document.replacen(change.0, change.1, 1).as_bytes(), issuer)
    }

    #[test]
    fn a_document_is_of_whoever_was_asked_and_leads_nowhere_unencrypted() {
        let ours = "https://login.example";
        assert!(read(("", ""), ours).is_ok());
        for (what, change) in [
            ("another issuer", ("https://login.example\"", "https://evil.example\"")),
            ("a slash more", ("https://login.example\"", "https://login.example/\"")),
            ("an endpoint in the open", ("https://login.example/token", "http://login.example/token")),
            ("no keys", ("jwks_uri", "jwks")),
        ] {
            assert!(matches!(read(change, ours), Err(Fault::Wrong(_))), "{what}");
        }
    }

    #[test]
    fn the_secret_is_told_as_the_provider_wants() {
        let wants = |methods: &str| {
            let methods = format!("{{\"token_endpoint_auth_methods_supported\":{methods},");
            read(("{", &methods), "https://login.example").unwrap().wants_secret_in_form()
        };
        assert!(wants(r#"["client_secret_post"]"#) && !wants("null"));
        assert!(!wants(r#"["client_secret_post","client_secret_basic"]"#));
    }
}
