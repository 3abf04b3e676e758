import { generateKeyPairSync } from 'node:crypto';

const kinds = {
  RS256: ['rsa', { modulusLength: 2048 }],
  ES256: ['ec', { namedCurve: 'P-256' }],
  EdDSA: ['ed25519', {}],
};

/**
 * A new pair of keys for an algorithm, as JWK from the start: Node 20 sometimes waits for itself for ever when a key that was
 * just made is exported.
 */
export function newKeys(algorithm) {
  const [kind, options] = kinds[algorithm];
  const encoding = { format: 'jwk' };
  return generateKeyPairSync(kind, { ...options, publicKeyEncoding: encoding, privateKeyEncoding: encoding });
}
