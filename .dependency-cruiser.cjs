// The arrows of the architecture. test/architecture/dependencies.spec.ts runs them, and proves each on a planted violation.

/** Folders of a service that any of its features may use; every other folder below src is a feature. */
const FOUNDATIONS = '(?:domain|storage|security|templates|policy)';
const installed = (...packages) => `(?:^|/)node_modules/(?:${packages.join('|')})/`;
const SPECS = '\\.spec\\.tsx?$';
/** Code that runs in tests only. */
const TESTING = ['^libs/testing/', '^test/', '^(?:apps|libs)/[^/]+/test/', SPECS];
const DATABASES = [installed('typeorm', 'pg', 'mongoose', 'mongodb'), '^libs/messaging-(?:typeorm|mongoose)/'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      comment: 'Services meet on the wire: by commands, events and questions.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      comment: 'A library does not know who uses it.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'production-never-imports-tools',
      severity: 'error',
      comment: 'Tools start and check the platform; the platform does not need them.',
      from: { path: '^(?:apps|libs)/', pathNot: TESTING },
      to: { path: '^(?:tools|infra|bench)/' },
    },
    {
      name: 'contracts-import-only-zod',
      severity: 'error',
      comment: 'The wire has no framework.',
      from: { path: '^libs/contracts/src/', pathNot: SPECS },
      to: { pathNot: ['^libs/contracts/src/', installed('zod')] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'No Nest, no ORM, no broker, no clock, no random: what a decision needs is passed to it.',
      from: { path: '^apps/([^/]+)/src/domain/', pathNot: SPECS },
      to: { pathNot: ['^apps/$1/src/domain/', '^libs/contracts/src/'] },
    },
    {
      name: 'features-never-import-features',
      severity: 'error',
      comment: 'What two features need lies in the domain, in the storage or in the policy.',
      from: { path: '^apps/((?!web/)[^/]+)/src/([^/]+)/', pathNot: `^apps/[^/]+/src/${FOUNDATIONS}/` },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: ['^apps/$1/src/$2/', `^apps/$1/src/${FOUNDATIONS}/`] },
    },
    {
      name: 'foundations-never-import-features',
      severity: 'error',
      comment: 'Storage, security, templates and the domain are used by features and do not know them.',
      from: { path: '^apps/((?!web/)[^/]+)/src/(?:domain|storage|security|templates)/', pathNot: SPECS },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: `^apps/$1/src/${FOUNDATIONS}/` },
    },
    {
      name: 'policy-never-imports-features',
      severity: 'error',
      comment: 'A late outcome becomes an operation, so the policy knows operations; it knows no other feature.',
      from: { path: '^apps/gateway/src/policy/', pathNot: SPECS },
      to: { path: '^apps/gateway/src/[^/]+/', pathNot: '^apps/gateway/src/(?:policy|operations)/' },
    },
    {
      name: 'handlers-never-import-handlers',
      severity: 'error',
      comment: 'A handler that needs another publishes an event.',
      from: { path: '\\.handler\\.ts$' },
      to: { path: '\\.handler\\.ts$' },
    },
    {
      name: 'gateway-never-reaches-a-database',
      severity: 'error',
      comment: 'The gateway has no store, and messaging knows no database.',
      from: { path: '^(?:apps/gateway|libs/messaging)/', pathNot: TESTING },
      to: { path: DATABASES, reachable: true },
    },
    {
      name: 'test-code-stays-in-tests',
      severity: 'error',
      from: { path: '^(?:apps|libs)/', pathNot: TESTING },
      to: { path: TESTING },
    },
    {
      name: 'kafkajs-only-in-the-adapter',
      severity: 'error',
      comment:
        'The broker is a port; its client is changed in one folder. What starts a broker looks whether it answers; ' +
        'what judges us from the outside does not use our eyes.',
      from: {
        path: '^(?:apps|libs|tools)/',
        pathNot: ['^libs/messaging/src/kafka/', '^tools/local/kafka/', '^tools/faults/observe/', SPECS],
      },
      to: { path: installed('kafkajs') },
    },
    {
      name: 'web-imports-no-back-end',
      severity: 'error',
      comment: 'The front end knows the OpenAPI document and nothing else of us.',
      from: { path: '^apps/web/' },
      to: { path: ['^(?:libs|tools|infra)/', '^apps/(?!web/)', '^@portfel/'] },
    },
    {
      name: 'nothing-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      // The web app's own paths are in its tsconfig; its build resolves them.
      from: { pathNot: '^apps/web/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|\\.next|\\.portfel)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // An import of a type is a dependency, too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
