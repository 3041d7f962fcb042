// One project per level of test, so that a level runs alone: npx jest --selectProjects unit
const { esmPackages, ignoreAllBut } = require('./test/jest/esm-packages.cjs');

const { $schema: _schema, ...swc } = require('./swc.config.json');
// Jest maps the imports of our libraries itself.
const { baseUrl: _baseUrl, paths: _paths, ...jsc } = swc.jsc;

// Published as CommonJS, yet it imports an ES module while it runs.
const IMPORTS_ESM = ['node_modules/@fastify/cookie'];

const transformIgnored = ignoreAllBut(__dirname, [...esmPackages(__dirname), ...IMPORTS_ESM]);

const level = (displayName, testMatch, timeoutMs = 5_000) => ({
  displayName,
  rootDir: __dirname,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  globals: { LEVEL_TIMEOUT_MS: timeoutMs },
  setupFilesAfterEnv: ['<rootDir>/test/jest/level-timeout.cjs'],
  testEnvironment: '<rootDir>/test/jest/one-context-environment.cjs',
  runtime: '<rootDir>/test/jest/packages-once-runtime.cjs',
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.portfel/', '/.next/'],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: { '^@portfel/(.*)$': '<rootDir>/libs/$1/src/index.ts' },
  transform: { '\\.[cm]?[jt]sx?$': ['@swc/jest', { ...swc, jsc, sourceMaps: 'inline' }] },
  transformIgnorePatterns: [transformIgnored],
});

const beside = (suffix) => ['apps', 'libs', 'tools'].map((folder) => `${folder}/**/*.${suffix}.spec.ts`);

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    level('unit', beside('unit'), 20_000),
    level('contract', ['libs/contracts/test/**/*.spec.ts']),
    level('route', beside('route'), 20_000),
    level('architecture', ['test/architecture/**/*.spec.ts'], 60_000),
    level('int', beside('int'), 30_000),
    level('component', beside('component'), 30_000),
    level('e2e', ['test/e2e/**/*.e2e.spec.ts'], 120_000),
    {
      ...level('browser', ['test/e2e/**/*.browser.spec.ts'], 120_000),
      globalSetup: '<rootDir>/test/jest/start-browser-platform.cjs',
      globalTeardown: '<rootDir>/test/jest/stop-browser-platform.cjs',
    },
  ],
};
