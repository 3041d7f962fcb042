import type { BrowserPlatform } from './browser-platform';

/** Says to the specs that are started from this process where they walk. */
export function tellSpecs(platform: BrowserPlatform): void {
  process.env.TEST_BROWSER_PLATFORM = JSON.stringify(platform);
}

/** The one platform of the browser level, started before its specs by test/jest/start-browser-platform.cjs. */
export function browserPlatform(): BrowserPlatform {
  return JSON.parse(process.env.TEST_BROWSER_PLATFORM!) as BrowserPlatform;
}
