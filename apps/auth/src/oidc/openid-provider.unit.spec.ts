import type { AuthConfig } from '../auth.config';
import { OpenIdProvider } from './openid-provider';

describe('OpenIdProvider', () => {
  it('does not start in production where its cookies would travel open', () => {
    const config = { NODE_ENV: 'production', OIDC_ISSUER: 'http://portfel.example' } as AuthConfig;
    const unused = undefined as never;
    const provider = new OpenIdProvider(config, unused, unused, unused, unused);
    expect(() => provider.create()).toThrow(/^OIDC_ISSUER: must begin with https/);
  });
});
