// An OpenID provider as people run them, for tests: node provider.mjs '{"port":…,"client":{…},"algorithm":…,"people":{…}}'.
// Whoever comes says who they are by a link, without a password. Its keys are new with every start.
// It needs Node 20.12 or later.
import { randomUUID } from 'node:crypto';
import Provider from 'oidc-provider';
import { newKeys } from './keys.mjs';

const { port, client, algorithm = 'RS256', people, claims_in_token = false } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;

const { privateKey } = newKeys(algorithm);
const key = { ...privateKey, use: 'sig', alg: algorithm, kid: randomUUID() };

const provider = new Provider(issuer, {
  clients: [{ ...client, id_token_signed_response_alg: algorithm, grant_types: ['authorization_code'] }],
  jwks: { keys: [key] },
  enabledJWA: { idTokenSigningAlgValues: [algorithm] },
  conformIdTokenClaims: !claims_in_token,
  claims: {
    openid: ['sub', 'acr', 'amr'],
    profile: ['name', 'preferred_username', 'zoneinfo'],
    email: ['email', 'email_verified'],
  },
  cookies: { keys: [randomUUID()] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  // It is asked from this machine alone.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id].claims }) },
  // Nobody is asked whether Taskbell may know who they are.
  async loadExistingGrant(ctx) {
    const { clientId } = ctx.oidc.client;
    const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next();
  const who = ctx.query.login;
  if (ctx.query.no !== undefined) {
    return provider.interactionFinished(ctx.req, ctx.res, { error: 'access_denied' });
  }
  if (!people[who]) {
    const links = Object.keys(people).map((id) => `<li><a href="?login=${id}">${id}</a></li>`);
    ctx.type = 'html';
    ctx.body = `<!doctype html><title>Provider</title><ul>${links.join('')}</ul>`;
    return;
  }
  const { acr, amr } = people[who];
  await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: who, acr, amr } });
  ctx.respond = false;
});

provider.on('server_error', (ctx, error) => console.error(error));
provider.listen(port, '127.0.0.1', () => console.log(`listens at ${issuer}`));
