import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './repository';

/** One violation of each rule: the file that commits it, and what it imports. */
const PLANTED: Readonly<Record<string, readonly [path: string, ...imports: string[]]>> = {
  'apps-never-import-apps': ['apps/wallet/src/wallets/a.ts', '../../../auth/src/accounts/b'],
  'libs-never-import-apps': ['libs/platform/src/a.ts', '../../../apps/auth/src/accounts/b'],
  'production-never-imports-tools': ['apps/auth/src/accounts/c.ts', '../../../../tools/demo/a'],
  'contracts-import-only-zod': ['libs/contracts/src/a.ts', '@nestjs/common'],
  'domain-is-pure': ['apps/auth/src/domain/a.ts', 'node:crypto'],
  'features-never-import-features': ['apps/auth/src/sessions/a.ts', '../accounts/b'],
  'foundations-never-import-features': ['apps/auth/src/storage/a.ts', '../accounts/b'],
  'policy-never-imports-features': ['apps/gateway/src/policy/a.ts', '../wallet/b'],
  'handlers-never-import-handlers': ['apps/auth/src/accounts/a.handler.ts', './b.handler'],
  // Not at once: through a library, as it would happen.
  'gateway-never-reaches-a-database': ['apps/gateway/src/wallet/a.ts', '../../../../libs/platform/src/store'],
  'test-code-stays-in-tests': ['apps/auth/src/accounts/d.ts', '@portfel/testing'],
  'kafkajs-only-in-the-adapter': ['libs/messaging/src/runner/a.ts', 'kafkajs'],
  'web-imports-no-back-end': ['apps/web/src/a.ts', '@portfel/contracts'],
  'nothing-circular': ['apps/auth/src/accounts/e.ts', './f'],
  'everything-resolves': ['apps/auth/src/accounts/g.ts', './nowhere'],
};

/** What the planted files lean on; nothing is wrong with these. */
const SURROUNDINGS: Readonly<Record<string, readonly string[]>> = {
  'apps/auth/src/accounts/b.ts': [],
  'apps/auth/src/accounts/b.handler.ts': [],
  'apps/auth/src/accounts/f.ts': ['./e'],
  'apps/gateway/src/wallet/b.ts': [],
  'libs/contracts/src/index.ts': ['zod'],
  'libs/platform/src/store.ts': ['typeorm'],
  'libs/testing/src/index.ts': [],
  'tools/demo/a.ts': [],
};

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Summary {
  readonly violations: readonly Violation[];
  readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
}

describe('dependencies', () => {
  it('hold', () => {
    const { violations } = cruise(root, ['apps', 'libs', 'tools', 'test', 'bench']);
    expect(violations.map(describeViolation)).toEqual([]);
  });

  describe('would be noticed:', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portfel-planted-'));
    let found: Summary;

    beforeAll(() => {
      plant(folder);
      found = cruise(folder, ['apps', 'libs', 'tools']);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(Object.keys(PLANTED))('%s', (name) => {
      const violations = found.violations.filter((violation) => violation.rule.name === name);
      expect(violations.map(({ from }) => from)).toEqual([PLANTED[name]![0]]);
    });

    it('and every rule is among these', () => {
      const names = found.ruleSetUsed.forbidden.map(({ name }) => name);
      expect(Object.keys(PLANTED)).toEqual(expect.arrayContaining(names));
    });
  });
});

/** In a process of its own: the tool is an ES module, and Jest's world is CommonJS. */
function cruise(folder: string, folders: readonly string[]): Summary {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const output = execFileSync(process.execPath, [program, '--config', config, '--output-type', 'json', ...folders], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { summary } = JSON.parse(output.toString()) as { summary: Summary };
  return summary;
}

function plant(folder: string): void {
  const files = { ...SURROUNDINGS };
  for (const [path, ...imports] of Object.values(PLANTED)) files[path] = imports;
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), [...imports.map((from) => `import '${from}';`), 'export {};', ''].join('\n'));
  }
  const paths = { '@portfel/*': ['./libs/*/src/index.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths } }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

const describeViolation = ({ rule, from, to }: Violation) => `${rule.name}: ${from} → ${to}`;
