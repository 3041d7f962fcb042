module.exports = async () => await globalThis.BROWSER_PLATFORM?.stop();
