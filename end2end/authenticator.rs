//! What keeps passkeys, and the browser around it (WebAuthn, sections 5 and 6): written for the tests, apart from the program.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use uuid::Uuid;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

/// One that answers every question at once. A clone of it is a copy of its keys.
#[derive(Clone)]
pub struct Authenticator {
    /// Where the browser is.
    pub origin: String,
    /// The name that the browser goes by; as the question says where there is none.
    pub relying_party: Option<String>,
    /// Whether it checks who uses it.
    pub verifies: bool,
    /// Whether a key of it is found without a name, if it says so.
    pub is_found: Option<bool>,
    /// Whether it counts its uses.
    pub counts: bool,
    pub keys: Vec<Key>,
}

#[derive(Clone)]
pub struct Key {
    pub id: Vec<u8>,
    /// What it knows its owner by.
    pub handle: Vec<u8>,
    pub counter: u32,
    private: Vec<u8>,
}

impl Authenticator {
    pub fn new(origin: &str) -> Authenticator {
        let origin = origin.to_owned();
        Authenticator {
            origin,
            relying_party: None,
            verifies: true,
            is_found: Some(true),
            counts: true,
            keys: Vec::new(),
        }
    }

    /// Makes a passkey; what the browser answers.
    pub fn create(&mut self, question: &Value) -> String {
        self.create_with(Uuid::new_v4().as_bytes().repeat(2), question)
    }

    /// Makes one of this id.
    pub fn create_with(&mut self, id: Vec<u8>, question: &Value) -> String {
        let private = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).unwrap();
        let handle = bytes(&question["user"]["id"]);
        let key = Key { id: id.clone(), handle, counter: u32::from(self.counts), private: private.as_ref().to_vec() };
        // An array that says what the key is: on the curve P-256, for ES256.
        let point = key.pair().public_key().as_ref().to_vec();
        let public: Vec<u8> =
            [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], &point[1..33], &[0x22, 0x58, 32], &point[33..]].concat();
        let name = question["rp"]["id"].as_str().unwrap();
        let head = self.head(name, HAS_KEY, key.counter);
        let length = u16::try_from(id.len()).unwrap().to_be_bytes();
        let data = [head.as_slice(), &[0; 16], &length, &id, &public].concat();
        let attestation = [
            b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".as_slice(),
            &u16::try_from(data.len()).unwrap().to_be_bytes(),
            &data,
        ];
        let response = json!({
            "clientDataJSON": text(&self.client_data("webauthn.create", question)),
            "attestationObject": text(&attestation.concat()),
            "transports": ["internal", "something of tomorrow"],
        });
        self.keys.push(key);
        let (id, found) = (text(&id), json!({ "credProps": { "rk": self.is_found } }));
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": found })
            .to_string()
    }

    /// Uses a passkey: one of those that are asked for, or the latest; what the browser answers.
    pub fn get(&mut self, question: &Value) -> String {
        let wanted: Vec<Vec<u8>> =
            question["allowCredentials"].as_array().into_iter().flatten().map(|key| bytes(&key["id"])).collect();
        let at = self.keys.iter().rposition(|key| wanted.is_empty() || wanted.contains(&key.id));
        self.get_by(at.expect("a passkey that is asked for"), question)
    }

    /// Uses this passkey, whatever is asked for.
    pub fn get_by(&mut self, at: usize, question: &Value) -> String {
        self.keys[at].counter += u32::from(self.counts);
        let key = &self.keys[at];
        let data = self.head(question["rpId"].as_str().unwrap(), 0, key.counter);
        let client_data = self.client_data("webauthn.get", question);
        let signed = [data.as_slice(), digest(&SHA256, &client_data).as_ref()].concat();
        let signature = key.pair().sign(&SystemRandom::new(), &signed).unwrap();
        let response = json!({
            "clientDataJSON": text(&client_data),
            "authenticatorData": text(&data),
            "signature": text(signature.as_ref()),
            "userHandle": text(&key.handle),
        });
        let id = text(&key.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }

    /// Whom the answer is for, what was done, and how often.
    fn head(&self, asked_by: &str, flags: u8, counter: u32) -> Vec<u8> {
        let name = self.relying_party.as_deref().unwrap_or(asked_by);
        let flags = flags | PRESENT | if self.verifies { VERIFIED } else { 0 };
        [digest(&SHA256, name.as_bytes()).as_ref(), &[flags], &counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, question: &Value) -> Vec<u8> {
        let data =
            json!({ "type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false });
        data.to_string().into_bytes()
    }
}

impl Key {
    fn pair(&self) -> EcdsaKeyPair {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &self.private, &SystemRandom::new()).unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
}
