// Jest loads everything anew for each spec file, and to one module of ours belong ten of frameworks. Here a worker loads
// a package once, as Node does, and only our own modules are fresh in each file.
const { createRequire, isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const OURS = /^(\.|\/|@portfel\/)/;

module.exports = class PackagesOnceRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    // In the context of the packages (see one-context-environment.cjs).
    const parameters = this.executor.injectedModuleParameters;
    this.executor.compile = (source, filename) => compileFunction(source, parameters, { filename });
  }

  requireModuleOrMock(from, name) {
    const isPackage = !OURS.test(name) && !isBuiltin(name) && name !== '@jest/globals';
    if (!isPackage || this.mockState.shouldMockCjs(from, name).shouldMock) return super.requireModuleOrMock(from, name);
    return createRequire(from)(name);
  }
};
