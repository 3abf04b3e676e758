//! How people come in.

use domain::{SecondFactorClaim, SignUpPolicy};

use super::*;

#[test]
fn sign_up_is_open_for_the_invited_or_closed() {
    assert_eq!(read(&[]).0.unwrap().sign_up, SignUpPolicy::Open);
    for (word, policy) in
        [("open", SignUpPolicy::Open), ("invited", SignUpPolicy::Invited), ("closed", SignUpPolicy::Closed)]
    {
        assert_eq!(read(&[("SIGN_UP", word)]).0.unwrap().sign_up, policy, "{word}");
    }
    let wrong = problems(&[("SIGN_UP", "Closed")]);
    assert!(wrong.len() == 1 && wrong[0].contains("open, invited or closed"), "{wrong:?}");
}

#[test]
fn domains_of_sign_up_have_the_form_of_addresses() {
    let domains = |value: &str| read(&[("SIGN_UP_DOMAINS", value)]).0.unwrap().sign_up_domains;
    assert_eq!(domains(""), [""; 0]);
    assert_eq!(domains("example.org"), ["example.org"]);
    assert_eq!(domains(" Example.ORG. , MÜLLER.example"), ["example.org", "xn--mller-kva.example"]);
    for wrong in ["example.org,", "@example.org", "kim@example.org", "*.example.org", "exam ple.org", "[127.0.0.1]"] {
        let problems = problems(&[("SIGN_UP_DOMAINS", wrong)]);
        assert!(problems.len() == 1 && problems[0].contains("Expected: mail domains"), "{wrong}: {problems:?}");
    }
}

#[test]
fn addresses_are_confirmed_where_mail_leaves() {
    let verifies = |variables: &[(&str, &str)]| read(variables).0.unwrap().verify_email;
    let url = ("SMTP_URL", "smtp://mail.example.org");
    assert!(!verifies(&[]) && !verifies(&[("SMTP_URL", "files")]) && verifies(&[url]));
    assert!(verifies(&[("VERIFY_EMAIL", "on")]) && !verifies(&[url, ("VERIFY_EMAIL", "off")]));
    let wrong = problems(&[("VERIFY_EMAIL", "yes")]);
    assert!(wrong.len() == 1 && wrong[0].contains("on or off"), "{wrong:?}");
}

#[test]
fn passwords_are_off_only_where_people_can_sign_in_otherwise() {
    let off = ("PASSWORD_SIGN_IN", "off");
    let by_password = |variables: &[(&str, &str)]| read(variables).0.unwrap().password_sign_in;
    assert!(by_password(&[]));
    for url in ["https://tasks.example.org", "http://localhost:3000", "http://tasks.localhost"] {
        assert!(!by_password(&[off, ("PUBLIC_URL", url)]), "{url}");
    }
    let proxy = [("PROXY_AUTH_NETWORKS", "10.0.0.7"), ("PROXY_AUTH_HEADER", "Remote-Email"), ("VERIFY_EMAIL", "on")];
    assert!(!by_password(&[off, proxy[0], proxy[1], proxy[2]]));
    let provider = [
        ("OIDC_HOME_ISSUER", "https://id.example.org"),
        ("OIDC_HOME_CLIENT_ID", "a"),
        ("OIDC_HOME_CLIENT_SECRET", "b"),
    ];
    assert!(!by_password(&[off, provider[0], provider[1], provider[2]]));
    let provider = [
        ("OIDC_HOME_ISSUER", "https://id.example.org"),
        ("OIDC_HOME_CLIENT_ID", "a"),
        ("OIDC_HOME_CLIENT_SECRET", "b"),
    ];
    assert!(!by_password(&[off, provider[0], provider[1], provider[2]]));
    for url in ["https://192.0.2.7", "http://[::1]:3000", "http://tasks.example.org"] {
        let problems = problems(&[off, ("PUBLIC_URL", url)]);
        assert!(problems.len() == 1 && problems[0].starts_with("PASSWORD_SIGN_IN is \"off\"."), "{url}: {problems:?}");
    }
    assert_eq!(problems(&[off]).len(), 1);
    assert_eq!(problems(&[("PASSWORD_SIGN_IN", "no")]).len(), 1);
}

#[test]
fn a_proxy_names_people_only_by_both_settings() {
    let (networks, header) = (("PROXY_AUTH_NETWORKS", "10.0.0.7,192.0.2.0/28"), ("PROXY_AUTH_HEADER", "Remote-Email"));
    assert_eq!(read(&[]).0.unwrap().proxy_auth, None);
    let confirmed = ("VERIFY_EMAIL", "on");
    let auth = read(&[networks, header, confirmed]).0.unwrap().proxy_auth.unwrap();
    assert_eq!((auth.networks.len(), auth.header.as_str()), (2, "remote-email"));
    // Anybody may have opened an account with another's address.
    assert!(problems(&[networks, header])[0].contains("VERIFY_EMAIL=on"));
    for (alone, missing) in [(networks, header.0), (header, networks.0)] {
        let problems = problems(&[alone, confirmed]);
        assert!(problems.len() == 1 && problems[0].starts_with(&format!("{missing} is not set.")), "{problems:?}");
    }
    for wrong in ["Remote_Email", "Cookie", "X-Forwarded-For", "remote email", "ä"] {
        assert_eq!(problems(&[networks, ("PROXY_AUTH_HEADER", wrong), confirmed]).len(), 1, "{wrong}");
    }
    for wrong in ["none", "10.0.0.7/33", "everybody"] {
        assert_eq!(problems(&[("PROXY_AUTH_NETWORKS", wrong), header, confirmed]).len(), 1, "{wrong}");
    }
}

const STAFF: [(&str, &str); 3] = [
    ("OIDC_STAFF_ISSUER", "https://login.example.org/realms/staff"),
    ("OIDC_STAFF_CLIENT_ID", "taskbell"),
    ("OIDC_STAFF_CLIENT_SECRET", "geheim"),
];

#[test]
fn providers_are_found_by_their_names() {
    let second = [
        ("OIDC_A1_ISSUER", "http://127.0.0.1:9000"),
        ("OIDC_A1_CLIENT_ID", "x"),
        ("OIDC_A1_CLIENT_SECRET", "y"),
        ("OIDC_A1_LABEL", "The other one"),
        ("OIDC_A1_SECOND_FACTOR", "amr:mfa, acr:urn:example:gold"),
    ];
    let config = read(&[&STAFF[..], &second].concat()).0.unwrap();
    let [other, staff] = &config.providers[..] else { panic!("{:?}", config.providers) };
    assert_eq!((staff.name.as_str(), staff.label.as_str()), ("staff", "Staff"));
    assert_eq!((staff.issuer.as_str(), staff.client_secret.as_str()), (STAFF[0].1, "geheim"));
    assert_eq!((other.name.as_str(), other.label.as_str()), ("a1", "The other one"));
    let claims = [SecondFactorClaim::Amr("mfa".to_owned()), SecondFactorClaim::Acr("urn:example:gold".to_owned())];
    assert_eq!(other.second_factor, claims);
    assert!(!format!("{config:?}").contains("geheim"));
    assert!(config.shown.contains(&("OIDC_STAFF_CLIENT_SECRET", "***".to_owned())));
}

#[test]
fn a_provider_that_is_not_whole_stops_the_start() {
    for (missing, _) in STAFF {
        let rest: Vec<_> = STAFF.into_iter().filter(|(name, _)| *name != missing).collect();
        let lines = problems(&rest);
        assert!(lines.len() == 1 && lines[0].starts_with(&format!("{missing} is not set")), "{lines:?}");
    }
    for (name, value) in [
        ("OIDC_STAFF_ISUER", "https://login.example.org"),
        ("OIDC_Staff_LABEL", "Staff"),
        ("OIDC_OUR_STAFF_ISSUER", "https://login.example.org"),
        ("OIDC_STAFF", "x"),
        ("OIDC_STAFF_LABEL", "An endless label that no button would ever have enough room for"),
        ("OIDC_STAFF_SECOND_FACTOR", "mfa"),
        ("OIDC_STAFF_SECOND_FACTOR", "amr:"),
        ("OIDC_STAFF_ISSUER", "login.example.org"),
        ("OIDC_STAFF_ISSUER", "https://login.example.org/?realm=staff"),
        ("OIDC_STAFF_ISSUER", "https://user:geheim@login.example.org/"),
    ] {
        let mut variables = vec![(name, value)];
        variables.extend(STAFF.iter().filter(|(other, _)| *other != name));
        let lines = problems(&variables);
        assert!(lines.len() == 1 && lines[0].starts_with(&format!("{name} is")), "{lines:?}");
        assert!(lines[0].contains("Expected: ") && !lines[0].contains("geheim"), "{lines:?}");
    }
    let twice = [STAFF[0], ("OIDC_B_ISSUER", STAFF[0].1), ("OIDC_B_CLIENT_ID", "x"), ("OIDC_B_CLIENT_SECRET", "y")];
    let lines = problems(&[&twice[..], &STAFF[1..]].concat());
    assert!(lines.len() == 1 && lines[0].starts_with("OIDC_STAFF_ISSUER is"), "{lines:?}");
    let open = [&PRODUCTION[..], &[("OIDC_STAFF_ISSUER", "http://login.example.org")], &STAFF[1..]].concat();
    assert_eq!(problems(&open).len(), 1);
}
