const { TestEnvironment } = require('jest-environment-node');

/** What jest-circus leaves for the next who ask, and the next file has a circus of its own. */
const LEFT_BY_CIRCUS = ['Symbol(JEST_STATE_SYMBOL)', 'Symbol(EVENT_HANDLERS)'];

/** Specs run in the context of the packages they use, which are loaded once: an `Error` of theirs is one of ours. */
module.exports = class OneContextEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { projectConfig } = config;
    const global = globalThis;
    this.global = global;
    this.before = { console: global.console, exit: process.exit };
    Object.assign(global, projectConfig.globals);
    this.moduleMocker = new this.moduleMocker.constructor(global);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({ config: projectConfig, global });
  }

  async teardown() {
    await super.teardown();
    globalThis.console = this.before.console;
    process.exit = this.before.exit;
    const left = Object.getOwnPropertySymbols(globalThis).filter((symbol) => LEFT_BY_CIRCUS.includes(String(symbol)));
    for (const symbol of left) delete globalThis[symbol];
  }
};
