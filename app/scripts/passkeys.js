// Asks the browser for a passkey, and sends its answer by the form whose button was pressed.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const known = (list) => list?.map((key) => ({ ...key, id: toBytes(key.id) }));

async function ask(question, makes) {
  const publicKey = { ...question, challenge: toBytes(question.challenge) };
  if (makes) {
    publicKey.user = { ...question.user, id: toBytes(question.user.id) };
    publicKey.excludeCredentials = known(question.excludeCredentials);
  } else publicKey.allowCredentials = known(question.allowCredentials);
  const key = await navigator.credentials[makes ? 'create' : 'get']({ publicKey });
  const response = {};
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (key.response[part]) response[part] = toText(key.response[part]);
  }
  if (makes) response.transports = key.response.getTransports?.();
  const clientExtensionResults = key.getClientExtensionResults();
  return JSON.stringify({ id: key.id, rawId: toText(key.rawId), type: key.type, response, clientExtensionResults });
}

for (const place of document.querySelectorAll('.passkey')) {
  const part = (name) => place.querySelector(`[data-part=${name}]`);
  part(window.PublicKeyCredential ? 'form' : 'unsupported').hidden = false;
  const form = place.querySelector('form');
  let asking = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    part('cancelled').hidden = true;
    try {
      const body = new URLSearchParams(new FormData(form));
      const question = await fetch(`/api/${place.dataset.question}`, { method: 'POST', body }).catch(() => undefined);
      // What is refused here is refused by the form again, in words.
      if (question?.ok) form.elements['passkey[answer]'].value = await ask(await question.json(), place.dataset.question === 'begin_passkey');
      form.submit();
    } catch {
      part('cancelled').hidden = false;
    } finally {
      asking = false;
    }
  });
}
