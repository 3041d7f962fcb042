import { matching, projectFiles, type SourceFile } from './repository';
import { rule } from './rule';

const CODE = /\.(?:ts|tsx|cjs|mjs|js|css|scss|sh|proto)$/;
const GENERATED = /(?:^|\/)generated\/|^docs\/(?:events\/|openapi\.|seed-endpoints\.md)|^package-lock\.json$/;
const MAX_LINES = 300;

/** Words that say nothing, and what to say instead. */
const BANNED_WORDS: Readonly<Record<string, string>> = {
  util: 'what it does',
  utils: 'what they do',
  common: 'what it is for',
  shared: 'what it is',
  helper: 'what it does',
  helpers: 'what they do',
  manager: 'what it does to what',
  misc: 'one file per thing',
  impl: 'what sets this one apart',
};

/** The few places that may read the environment. */
const READS_ENVIRONMENT =
  /(?:\.config\.(?:ts|cjs|mjs)|^libs\/platform\/src\/main\.ts|^tools\/run\.cjs|^apps\/web\/src\/instrumentation\.ts)$/;

const code = (files: SourceFile[]) => matching(files, CODE).filter(({ path }) => !GENERATED.test(path));
const file = (path: string, text: string): SourceFile => ({ path, text });

rule(
  'file names say something',
  (files: SourceFile[]) =>
    files.flatMap(({ path }) => banned(path.split(/[^A-Za-z0-9]+/)).map((advice) => `${path}: ${advice}`)),
  projectFiles,
  () => [file('libs/platform/src/string-utils.ts', '')],
);

rule(
  'names in the code say something',
  (files: SourceFile[]) =>
    code(files).flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:class|function|const|let|interface|type|enum)\s+([A-Za-z_]\w*)/g)].flatMap(([, name]) =>
        banned(name!.split(/(?=[A-Z])|_/)).map((advice) => `${path}: ${name}, say ${advice}`),
      ),
    ),
  projectFiles,
  () => [file('libs/platform/src/session.ts', `export class Session${'Manager'} {}`)],
);

rule(
  'the environment is read in the config files only',
  linesWith(/\bprocess\.env\b/, (path) => CODE.test(path) && !READS_ENVIRONMENT.test(path)),
  projectFiles,
  () => [file('apps/auth/src/accounts/sign-up.handler.ts', `const { PORT } = ${'process'}.env;`)],
);

rule(
  'the web client has no colour outside its theme (PF-F03)',
  linesWith(
    /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i,
    (path) => /^apps\/web\/src\/.*\.(?:tsx?|s?css)$/.test(path) && !/theme\.ts$|generated|\.spec\./.test(path),
  ),
  projectFiles,
  () => [file('apps/web/src/features/wallet/wallet.module.scss', '.amount { color: #1f5f4a; }')],
);

rule(
  'no spec is left out or alone',
  linesWith(/\b(?:describe|it|test)\.(?:only|skip|todo)\b|\b(?:fdescribe|fit|xdescribe|xit|xtest)\(/),
  projectFiles,
  () => [file('apps/auth/src/a.unit.spec.ts', `it.${'only'}('x', () => {})`)],
);

rule('nothing is left for later in a comment', linesWith(/\b(?:TO[D]O|FIXM[E]|XX[X]|HAC[K])\b/), projectFiles, () => [
  file('apps/auth/src/a.ts', `// ${'TO'}DO: think`),
]);

rule(
  `no file is longer than ${MAX_LINES} lines`,
  (files: SourceFile[]) =>
    code(files)
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ path, lines }) => `${path}: ${lines} lines`),
  projectFiles,
  () => [file('apps/auth/src/a.ts', 'const a = 1;\n'.repeat(MAX_LINES + 1))],
);

rule(
  'services and libraries write to the log, not to the console',
  linesWith(/\bconsole\.(?:log|info|debug)\b/, (path) => /^(?:apps|libs)\//.test(path)),
  projectFiles,
  () => [file('apps/auth/src/a.ts', `console.${'log'}('here')`)],
);

rule(
  'an index.ts is a library’s way in, and nothing else',
  (files: SourceFile[]) =>
    matching(files, /(?:^|\/)index\.tsx?$/)
      .map(({ path }) => path)
      .filter((path) => !/^libs\/[^/]+\/src\/index\.ts$/.test(path)),
  projectFiles,
  () => [file('apps/auth/src/accounts/index.ts', '')],
);

rule(
  'no package registry is named: whoever installs chooses it',
  (files: SourceFile[]) =>
    files.flatMap(({ path, text }) =>
      [...text.matchAll(/https?:\/\/[\w.:@-]*(?:registry|artifactory|nexus|npmjs|yarnpkg|pypi|maven\.org)[\w.-]*/gi)]
        .map(([host]) => `${path}: ${host}`)
        .slice(0, 3),
    ),
  projectFiles,
  () => [file('package-lock.json', `"resolved": "https:${'//'}registry.example.org/x.tgz"`)],
);

rule(
  'no path of somebody’s machine is named',
  (files: SourceFile[]) => [
    ...linesWith(/(?<![\w./-])\/work\//)(files),
    // In an image root's home is part of the recipe.
    ...linesWith(/(?<![\w./-])\/(?:root|home)\//, (path) => !/Dockerfile$/.test(path))(files),
  ],
  projectFiles,
  () => [file('tools/demo/main.ts', `const folder = '/${'home'}/ada/portfel';`)],
);

/** Places of a pattern in files that are not generated. */
function linesWith(pattern: RegExp, concerns: (path: string) => boolean = () => true) {
  return (files: SourceFile[]): string[] =>
    files
      .filter(({ path }) => !GENERATED.test(path) && concerns(path))
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
      );
}

function banned(words: readonly string[]): string[] {
  return words.map((word) => BANNED_WORDS[word.toLowerCase()]).filter((advice) => advice !== undefined);
}
