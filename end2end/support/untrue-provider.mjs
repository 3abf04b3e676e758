// An OpenID provider that does whatever a test tells it: node untrue-provider.mjs PORT. `POST /change` says what its next
// answers are to be like, `POST /sign` signs anything, `GET /asked` says how often it was asked for what.
import { createHash, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { newKeys } from './keys.mjs';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const state = { document: {}, callback: {}, claims: {}, header: {}, user: null, token: {}, key: 'a', delay: 0, status: 200 };
const codes = new Map();
const asked = {};

const keys = {};
for (const kid of ['a', 'b', 'unknown']) keys[kid] = newKeys('ES256');
let published = ['a'];

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

function signed(claims, { key = state.key, ...header } = {}) {
  const head = { alg: 'ES256', kid: key, typ: 'JWT', ...state.header, ...header };
  const message = `${encode(head)}.${encode(claims)}`;
  if (head.alg === 'none') return `${message}.`;
  const signature = sign('sha256', Buffer.from(message), { key: keys[key].privateKey, format: 'jwk', dsaEncoding: 'ieee-p1363' });
  return `${message}.${signature.toString('base64url')}`;
}

/** What is `null` is left out. */
function changed(claims, changes) {
  return Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== null));
}

function token(fields) {
  const { nonce, challenge, client } = codes.get(fields.get('code')) ?? {};
  codes.delete(fields.get('code'));
  const verifier = createHash('sha256').update(fields.get('code_verifier') ?? '').digest('base64url');
  if (!nonce || verifier !== challenge) return [400, { error: 'invalid_grant' }];
  const claims = { iss: issuer, aud: client, iat: seconds(), exp: seconds() + 60, nonce, sub: 'ada' };
  const id_token = signed(changed(claims, state.claims));
  return [200, changed({ access_token: 'access', token_type: 'Bearer', id_token }, state.token)];
}

async function answer(method, url, body, headers) {
  asked[url.pathname] = (asked[url.pathname] ?? 0) + 1;
  switch (`${method} ${url.pathname}`) {
    case 'GET /.well-known/openid-configuration': {
      const document = {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/user`,
      };
      if (state.elsewhere) return [302, {}, { location: state.elsewhere }];
      return [state.status, changed(document, state.document)];
    }
    case 'GET /keys': {
      const jwk = (kid) => ({ ...keys[kid].publicKey, kid, use: 'sig', alg: 'ES256' });
      return [200, { keys: published.map(jwk) }];
    }
    case 'GET /authorize': {
      const [query, code] = [url.searchParams, randomUUID()];
      const [nonce, challenge] = [query.get('nonce'), query.get('code_challenge')];
      codes.set(code, { nonce, challenge, client: query.get('client_id') });
      const back = changed({ code, state: query.get('state') }, state.callback);
      return [303, {}, { location: `${query.get('redirect_uri')}?${new URLSearchParams(back)}` }];
    }
    case 'POST /token':
      return headers.authorization ? token(new URLSearchParams(body)) : [401, { error: 'invalid_client' }];
    case 'GET /user':
      return state.user ? [200, state.user] : [404, {}];
    case 'POST /change': {
      const changes = JSON.parse(body);
      if (changes.published) published = changes.published;
      Object.assign(state, changes);
      return [200, {}];
    }
    case 'POST /sign': {
      const { claims, header } = JSON.parse(body);
      return [200, { token: signed(changed({ iss: issuer, iat: seconds(), jti: randomUUID() }, claims), header) }];
    }
    case 'GET /asked':
      return [200, asked];
    default:
      return [404, {}];
  }
}

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const url = new URL(request.url, issuer);
  const [status, value, headers] = await answer(request.method, url, body, request.headers);
  const ours = ['/change', '/sign', '/asked'].includes(url.pathname);
  if (!ours) await new Promise((done) => setTimeout(done, state.delay));
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}).listen(port, '127.0.0.1', () => console.log(`listens at ${issuer}`));
