// Once before the specs of the browser level. It is compiled code: what starts here is no part of any spec.
module.exports = async () => {
  const { startBrowserPlatform } = require('../../dist/tools/test/browser-platform.js');
  globalThis.BROWSER_PLATFORM = await startBrowserPlatform();
};
