import { allMessages, type AnyCommand } from '@portfel/contracts';
import { gatewayRoutes, type FoundRoute } from '../../../tools/generate/reflection';
import type { Answer, GatewayHarness, RequestOptions } from './gateway-harness';

export const routes = gatewayRoutes();
export const nameOf = ({ method, path }: FoundRoute) => `${method} /${path}`;

export const isPrivate = ({ declaration }: FoundRoute) =>
  declaration?.access !== 'public' && declaration?.access !== 'optional';

/** Asks a route with something in the place of each parameter. @param ids parameter → value; a UUID for the others */
export function ask(
  harness: GatewayHarness,
  { method, path }: FoundRoute,
  options: RequestOptions = {},
  ids: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '01890a5d-ac96-774b-bcce-b302099a8057');
  return harness.request(method, `/${filled}`, options);
}

/**
 * Every service answers every command: as they do when it names something of somebody else, and with a rejection of the
 * contract otherwise. Only who asks and what is asked for is looked at.
 */
export function answerEverything(
  harness: GatewayHarness,
  ownerOf: (id: unknown) => string | undefined = () => undefined,
) {
  for (const contract of allMessages()) {
    const service =
      contract.kind === 'command' &&
      [harness.auth, harness.user, harness.wallet].find(({ name }) => name === contract.context);
    if (!service) continue;
    service.on(contract as AnyCommand, (data, uow) => {
      const { errors } = contract as AnyCommand;
      const owners = Object.values(data as object).map(ownerOf);
      const foreign = owners.some((owner) => owner !== undefined && owner !== uow.actor.id);
      if (foreign && errors.includes('session-has-expired')) return uow.reject('session-has-expired');
      const rejection = errors.find((code) => code !== 'role-required');
      return rejection ? uow.reject(rejection) : uow.accept({});
    });
  }
}
