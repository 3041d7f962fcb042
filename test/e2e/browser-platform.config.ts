import type { BrowserPlatform } from '../../tools/test/browser-platform';

/** The one platform of the browser level, started before its specs by test/jest/start-browser-platform.cjs. */
export function browserPlatform(): BrowserPlatform {
  return JSON.parse(process.env.TEST_BROWSER_PLATFORM!) as BrowserPlatform;
}
