import type { Environment } from '../platform/environments';

/** What a spec of the browser level knows of the platform it walks on. */
export interface BrowserPlatform {
  readonly webUrl: string;
  readonly gatewayUrl: string;
  readonly mailWebUrl: string;
  /** For a spec that wants a gateway of its own, to stop it. */
  readonly gatewayEnv: Environment;
  /** For a spec in which somebody is given a role. */
  readonly authEnv: Environment;
  /** Where the applications listen that people sign in to with Portfel; a spec starts them. */
  readonly shop: { readonly port: number; readonly secret: string };
  readonly board: { readonly port: number };
}

/** Says to the specs that are started from this process where they walk. */
export function tellSpecs(platform: BrowserPlatform): void {
  process.env.TEST_BROWSER_PLATFORM = JSON.stringify(platform);
}

/** The one platform of the browser level, started before its specs by test/jest/start-browser-platform.cjs. */
export function browserPlatform(): BrowserPlatform {
  return JSON.parse(process.env.TEST_BROWSER_PLATFORM!) as BrowserPlatform;
}
