import { RequestMethod, type Type } from '@nestjs/common';
import {
  GUARDS_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
  VERSION_METADATA,
} from '@nestjs/common/constants.js';
import { PATTERN_EXTRAS_METADATA, PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import type { HandlerExtras } from '@portfel/messaging';
import { AuthModule } from '../../apps/auth/src/auth.module';
import { GatewayModule } from '../../apps/gateway/src/gateway.module';
import { ROUTE_DECLARATION, type RouteDeclaration } from '../../apps/gateway/src/policy/route.decorator';
import { NotificationModule } from '../../apps/notification/src/notification.module';
import { UserModule } from '../../apps/user/src/user.module';
import { WalletModule } from '../../apps/wallet/src/wallet.module';

/** Every service that handles messages or answers questions. */
export const serviceModules: Readonly<Record<string, Type>> = {
  auth: AuthModule,
  notification: NotificationModule,
  user: UserModule,
  wallet: WalletModule,
};

export interface FoundHandler extends HandlerExtras {
  readonly service: string;
  readonly handler: Type;
}

export interface FoundQuestion {
  readonly answeredBy: Type;
  /** `AuthQueryService.GetAccount` */
  readonly name: string;
  readonly guards: readonly Type[];
}

export interface FoundRoute {
  readonly controller: Type;
  readonly handler: string;
  /** `POST` */
  readonly method: string;
  /** Without prefix and version: `operations/:operationId`. */
  readonly path: string;
  readonly version: unknown;
  /** Absent when the route is not declared with `@Route`. */
  readonly declaration: RouteDeclaration | undefined;
  readonly parameters: readonly FoundParameter[];
}

export interface FoundParameter {
  readonly kind: 'body' | 'query' | 'param';
  readonly name: string | undefined;
  readonly schema: unknown;
}

export function handlersOf(service: string, module: Type): FoundHandler[] {
  return controllersOf(module).flatMap((handler) =>
    methodsOf(handler).flatMap(({ method }) => {
      const extras = Reflect.getMetadata(PATTERN_EXTRAS_METADATA, method) as HandlerExtras | undefined;
      return extras?.contract ? [{ service, handler, contract: extras.contract, stem: extras.stem }] : [];
    }),
  );
}

export const allHandlers = (): FoundHandler[] =>
  Object.entries(serviceModules).flatMap(([service, module]) => handlersOf(service, module));

export function questionsOf(controllers: readonly Type[]): FoundQuestion[] {
  return controllers.flatMap((answeredBy) =>
    methodsOf(answeredBy).flatMap(({ method }) => {
      const patterns = (Reflect.getMetadata(PATTERN_METADATA, method) ?? []) as { service?: string; rpc?: string }[];
      const guards = (Reflect.getMetadata(GUARDS_METADATA, answeredBy) ?? []) as Type[];
      return patterns
        .filter(({ service, rpc }) => service && rpc)
        .map(({ service, rpc }) => ({ answeredBy, name: `${service}.${rpc}`, guards }));
    }),
  );
}

export const gatewayRoutes = (): FoundRoute[] => routesOf(GatewayModule);

export function routesOf(module: Type): FoundRoute[] {
  return controllersOf(module).flatMap((controller) =>
    methodsOf(controller)
      .filter(({ method }) => Reflect.hasMetadata(METHOD_METADATA, method))
      .map(({ name, method }) => {
        const paths = [controller, method].map((at) => Reflect.getMetadata(PATH_METADATA, at) as string);
        return {
          controller,
          handler: name,
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as number]!,
          path: paths
            .map((path) => path.replaceAll(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/'),
          version: Reflect.getMetadata(VERSION_METADATA, controller),
          declaration: Reflect.getMetadata(ROUTE_DECLARATION, method) as RouteDeclaration | undefined,
          parameters: parametersOf(controller, name),
        };
      }),
  );
}

/** Nest's numbers of the kinds of parameters that a caller fills (`RouteParamtypes`). */
const CALLERS_PARAMETERS: Readonly<Record<string, FoundParameter['kind']>> = { 3: 'body', 4: 'query', 5: 'param' };

function parametersOf(controller: Type, handler: string): FoundParameter[] {
  const found = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { data?: string; schema?: unknown }
  >;
  return Object.entries(found).flatMap(([key, { data, schema }]) => {
    const kind = CALLERS_PARAMETERS[key.split(':')[0]!];
    return kind ? [{ kind, name: data, schema }] : [];
  });
}

export const controllersOf = (module: Type) => (Reflect.getMetadata('controllers', module) ?? []) as Type[];

function methodsOf(controller: Type): { name: string; method: object }[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && typeof prototype[name] === 'function')
    .map((name) => ({ name, method: prototype[name] as object }));
}
