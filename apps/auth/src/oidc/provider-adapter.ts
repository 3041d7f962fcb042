import { errors, type Adapter } from 'oidc-provider';
import type { OidcArtefactStore } from '../storage/oidc-artefact.store';

const DAY_SECONDS = 24 * 60 * 60;

/** How the OpenID provider keeps what it makes. */
export const adapterOn =
  (store: OidcArtefactStore) =>
  (model: string): Adapter => ({
    upsert: async (id, payload, expiresInSeconds = DAY_SECONDS) => {
      await store.save(model, id, payload, new Date(Date.now() + expiresInSeconds * 1_000));
    },
    find: async (id) => await store.find(model, id),
    findByUid: async (uid) => await store.findByUid(model, uid),
    // Devices without a browser are not served.
    findByUserCode: async () => undefined,
    consume: async (id) => {
      if (await store.consume(model, id)) return;
      // The provider has seen it unused; another request was faster. One of the two is a thief.
      const grantId = (await store.find(model, id))?.grantId;
      if (grantId) {
        await store.remove('Grant', grantId);
        await store.removeTokensOf(grantId);
      }
      throw new errors.InvalidGrant('used already');
    },
    destroy: async (id) => await store.remove(model, id),
    revokeByGrantId: async (grantId) => await store.removeTokensOf(grantId),
  });
