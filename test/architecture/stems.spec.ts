import { allMessages, ExpireHold, ProveSecondFactor, TellStatement } from '@portfel/contracts';
import { matching, projectFiles, toPascal, toStem, type SourceFile } from './repository';
import { rule } from './rule';

/** Commands a service sends to itself: nobody outside may ask for them. */
const OF_ITS_OWN: readonly string[] = [ExpireHold.name, TellStatement.name];
/** Commands that go before those of several routes. */
const BEFORE_OTHERS: readonly string[] = [ProveSecondFactor.name];

const HANDLER = /^apps\/([^/]+)\/src\/[^/]+\/([\w-]+)\.handler\.ts$/;
const ROUTE = /^apps\/gateway\/src\/[^/]+\/([\w-]+)\.route\.ts$/;

const messages = allMessages().map(({ kind, context, name }) => ({
  kind,
  context,
  stem: toStem(name.split('.')[1]!),
  hasRoute: ![...OF_ITS_OWN, ...BEFORE_OTHERS].includes(name),
}));
const commands = messages.filter(({ kind }) => kind === 'command');
const events = messages.filter(({ kind }) => kind === 'event');

const file = (path: string, text = ''): SourceFile => ({ path, text });
const planted = (): SourceFile[] => [
  file('libs/contracts/src/auth/sign-on.command.ts'),
  file('libs/contracts/src/auth/signed-on.event.ts'),
  file('apps/auth/src/accounts/enrol.handler.ts', 'export class SignUpHandler {}\nexport class Another {}'),
  file('apps/auth/src/accounts/count-when-enrolled.handler.ts', 'export class CountWhenEnrolledHandler {}'),
  file('apps/auth/src/accounts/get-me.query.ts', 'export class MyselfQuery {}'),
  file('apps/gateway/src/auth/enrol.route.ts', 'export class Enrol {}'),
];

const fileRule = (sentence: string, check: (files: SourceFile[]) => string[]) =>
  rule(sentence, check, projectFiles, planted);

fileRule('a command has one stem on both sides of the wire', (files) =>
  commands.flatMap(({ context, stem, hasRoute }) =>
    [
      `libs/contracts/src/${context}/${stem}.command.ts`,
      `apps/${context}/src/*/${stem}.handler.ts`,
      ...(hasRoute ? [`apps/gateway/src/*/${stem}.route.ts`] : []),
    ].filter((wanted) => !files.some(({ path }) => fits(path, wanted))),
  ),
);

fileRule('a contract file is named after the message it declares', (files) =>
  matching(files, /^libs\/contracts\/src\/.*\.(?:command|event)\.ts$/)
    .map(({ path }) => path)
    .filter((path) => !messages.some(({ context, stem, kind }) => path.endsWith(`/${context}/${stem}.${kind}.ts`))),
);

fileRule('an event has a file of its own', (files) =>
  events
    .map(({ context, stem }) => `libs/contracts/src/${context}/${stem}.event.ts`)
    .filter((wanted) => !files.some(({ path }) => path === wanted)),
);

fileRule('a handler is named after its command, or <command>-when-<event>', (files) =>
  matching(files, HANDLER)
    .map(({ path }) => path)
    .filter((path) => {
      const [, context, stem] = HANDLER.exec(path)!;
      const [, event] = /^[\w-]+?-when-([\w-]+)$/.exec(stem!) ?? [];
      return event
        ? !events.some((known) => known.stem === event)
        : !commands.some((known) => known.stem === stem && known.context === context);
    }),
);

fileRule('a handler, a route and a query file hold one class with the name of the stem', (files) =>
  matching(files, /^apps\/.*\.(?:handler|route|query)\.ts$/).flatMap(({ path, text }) => {
    const [, stem, unit] = /([\w-]+)\.(\w+)\.ts$/.exec(path)!;
    const expected = `${toPascal(stem!)}${toPascal(unit!)}`;
    const found = [...text.matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name]) => name);
    return found.length === 1 && found[0] === expected ? [] : [`${path}: ${found.join(', ')}, not ${expected}`];
  }),
);

fileRule('every route has a spec beside it', (files) =>
  matching(files, ROUTE)
    .map(({ path }) => path.replace(/\.ts$/, '.spec.ts'))
    .filter((wanted) => !files.some(({ path }) => path === wanted)),
);

fileRule(
  'every handler has a unit or integration spec beside it, or is named in its service’s component spec',
  (files) =>
    matching(files, HANDLER)
      .filter(({ path }) => {
        const [, service, stem] = HANDLER.exec(path)!;
        const beside = ['unit', 'int'].map((level) => path.replace(/\.handler\.ts$/, `.${level}.spec.ts`));
        if (files.some((other) => beside.includes(other.path))) return false;
        const components = files.filter((other) => fits(other.path, `apps/${service}/test/*.component.spec.ts`));
        return !components.some(({ text }) => text.includes(stem!) || text.includes(toPascal(stem!)));
      })
      .map(({ path }) => path),
);

function fits(path: string, pattern: string): boolean {
  const [before = '', after = ''] = pattern.split('*');
  if (!pattern.includes('*')) return path === pattern;
  return path.startsWith(before) && path.endsWith(after) && !path.slice(before.length, -after.length).includes('/');
}
