//! Linking and unlinking by somebody signed in.

use serde_json::json;

use super::{SECURITY, SIGN_IN, age_proof, back, link, there, through, told, with_real, with_untrue};
use crate::{
    browser::{PASSWORD, field_value},
    password_reset::mail,
};

const LINK: &str = "/sign-in/with/staff?for=link";

#[tokio::test]
async fn somebody_links_a_provider_signs_in_by_it_and_unlinks_it() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    let mut ada = taskbell.signed_up("somebody@example.com").await;
    let page = ada.get(SECURITY).await.text();
    assert!(page.contains("href=\"/sign-in/with/staff?for=link\"") && page.contains("Link Staff"), "{page}");
    link(&mut ada, &provider, "ada").await;
    assert!(mail(&taskbell, "Another service lets you in").await.contains(SECURITY));
    let mut laptop = taskbell.browser();
    assert_eq!(through(&mut laptop, &provider, SIGN_IN, "ada").await, "/today");
    let page = laptop.get(SECURITY).await.text();
    assert!(page.contains("somebody@example.com") && page.contains("Last used: Today"), "{page}");
    // Whoever was signed in there already has proved nothing here.
    assert!(!page.contains("unlink_provider"), "{page}");
    let page = ada.get(SECURITY).await.text();
    let id = field_value(page.split("unlink_provider").nth(1).unwrap(), "id").unwrap();
    // Nobody else's, and not by another site.
    let mut bob = taskbell.signed_up("bob@example.com").await;
    assert_eq!(bob.submit(SECURITY, "unlink_provider", &[("id", &id)]).await.status, 404);
    let done = ada.submit(SECURITY, "unlink_provider", &[("id", &id)]).await;
    assert!(done.location().starts_with("/settings/security?did=provider_unlinked"), "{done:?}");
    assert!(mail(&taskbell, "A service lets you in no more").await.contains(SECURITY));
    assert_eq!(ada.submit(SECURITY, "unlink_provider", &[("id", &id)]).await.status, 404, "gone");
    let page = ada.get(SECURITY).await.text();
    assert!(page.contains("Sign-in by another service") && page.contains("unlinked"), "{page}");
    // Whoever comes from there is somebody new.
    let mut another = taskbell.browser();
    through(&mut another, &provider, SIGN_IN, "ada").await;
    assert!(another.get("/settings").await.text().contains("ada@example.org"));
}

#[tokio::test]
async fn linking_takes_a_fresh_proof_and_a_page_of_ours() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for site in ["cross-site", "same-site", "none"] {
        let reply = ada.send("GET", LINK, &[("sec-fetch-site", site)], b"").await;
        assert_eq!(reply.location(), SECURITY, "{site}");
    }
    assert_eq!(ada.get(LINK).await.location(), SECURITY, "and without a word about it");
    assert_eq!(there(&mut taskbell.browser(), LINK).await, "/sign-in");
    age_proof(&taskbell);
    assert_eq!(there(&mut ada, LINK).await, "/sign-in/again?next=/settings/security");
    assert!(!ada.get(SECURITY).await.text().contains("for=link"));
    let proof = [("proof[current]", PASSWORD), ("proof[next]", SECURITY)];
    ada.submit("/sign-in/again", "prove_by_password", &proof).await.location();
    link(&mut ada, &provider, "ada").await;
}

/// What one began nobody else ends: neither in another's session nor for who is signed in by then.
#[tokio::test]
async fn a_link_is_for_whoever_began_it() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let away = there(&mut ada, LINK).await;
    let returned = provider.visitor().visit(&away, "").await;
    assert_eq!(back(&mut bob, &returned).await.location(), SECURITY);
    assert!(told(&mut bob, SECURITY).await.starts_with("This took too long"));
    assert_eq!(back(&mut taskbell.browser(), &returned).await.location(), "/sign-in");
    assert_eq!(back(&mut ada, &returned).await.location(), SECURITY);
    assert!(ada.get(SECURITY).await.text().contains("Linked. From now on"));
}

#[tokio::test]
async fn of_two_who_link_the_same_one_the_first_has_it() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let (first, second) = (there(&mut ada, LINK).await, there(&mut bob, LINK).await);
    let first = provider.visitor().visit(&first, "").await;
    let second = provider.visitor().visit(&second, "").await;
    let (first, second) = tokio::join!(back(&mut ada, &first), back(&mut bob, &second));
    assert_eq!((first.location(), second.location()), (SECURITY, SECURITY));
    let pages = [ada.get(SECURITY).await.text(), bob.get(SECURITY).await.text()];
    let linked = |page: &&String| page.contains("Linked. From now on");
    let refused = |page: &&String| page.contains("is linked with another account here");
    assert_eq!((pages.iter().filter(linked).count(), pages.iter().filter(refused).count()), (1, 1), "{pages:?}");
    // Whoever has it may link it again: nothing changes.
    let (mut owner, mut other) = if linked(&&pages[0]) { (ada, bob) } else { (bob, ada) };
    link(&mut owner, &provider, "").await;
    assert_eq!(through(&mut other, &provider, LINK, "").await, SECURITY);
    assert!(told(&mut other, SECURITY).await.starts_with("Whoever you are there"));
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    let mut ada = taskbell.browser();
    through(&mut ada, &provider, SIGN_IN, "ada").await;
    let ids = async |browser: &mut crate::browser::Browser| -> Vec<String> {
        let page = browser.get(SECURITY).await.text();
        page.split("unlink_provider").skip(1).map(|rest| field_value(rest, "id").unwrap()).collect()
    };
    let last = ids(&mut ada).await.remove(0);
    let refused = ada.submit(SECURITY, "unlink_provider", &[("id", &last)]).await;
    assert!(refused.status == 422 && refused.text().contains("Nothing else would let you in"), "{}", refused.text());
    link(&mut ada, &provider, "bob").await;
    let both = ids(&mut ada).await;
    assert_eq!(both.len(), 2);
    // Both at once: one stays.
    let mut copy = ada.another();
    let (one, two) = ([("id", both[0].as_str())], [("id", both[1].as_str())]);
    let (first, second) =
        tokio::join!(ada.submit(SECURITY, "unlink_provider", &one), copy.submit(SECURITY, "unlink_provider", &two));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(ids(&mut ada).await.len(), 1);
}
