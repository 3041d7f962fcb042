// Jest takes testTimeout for the whole run only; a level's own is given here.
jest.setTimeout(globalThis.LEVEL_TIMEOUT_MS);
