import { errorText } from '@portfel/contracts';
import { errorsOf } from '../../apps/gateway/src/policy/route.decorator';
import type { GeneratedFiles } from './generated-files';
import { gatewayRoutes, type FoundRoute } from './reflection';
import { seedAnswers } from './seed-answers';

const SOURCES = {
  AT: 'aTES',
  CT: 'Cryptotalks',
  GS: 'gaming-SaaS',
  PF: 'Portfel',
  SD: 'stuff-delivery',
};

/** Every endpoint of the sources, and the route that stands for it here. */
export function seedEndpoints(): GeneratedFiles {
  const rows = gatewayRoutes()
    .flatMap((route) => (route.declaration?.seeds ?? []).map((seed) => ({ seed, route })))
    .sort((a, b) => (a.seed < b.seed ? -1 : 1));
  const text = [
    '# Endpoints of the sources',
    '',
    'Generated from the `seeds` of the routes by `npm run generate`. Where the sources disagree about a number, the number',
    'here is the one of `libs/contracts/src/errors.ts`.',
    '',
    '| source | endpoint of the source | its answers | ours | our answers |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ seed, route }) => row(seed, route)),
  ];
  return new Map([['docs/seed-endpoints.md', `${text.join('\n')}\n`]]);
}

function row(seed: string, route: FoundRoute): string {
  const [source = '', ...endpoint] = seed.split(' ');
  const cells = [
    SOURCES[source as keyof typeof SOURCES] ?? source,
    `\`${endpoint.join(' ')}\``,
    seedAnswers[seed] ?? 'not documented',
    `\`${route.method} /api/v${String(route.version)}/${route.path}\``,
    ourAnswers(route),
  ];
  return `| ${cells.join(' | ')} |`;
}

function ourAnswers({ declaration }: FoundRoute): string {
  if (!declaration) return '';
  const done = declaration.pending ? `${declaration.status} or 202` : String(declaration.status);
  const refused = errorsOf(declaration).map((code) => `${errorText(code).status} ${code}`);
  return [done, ...refused].join(', ');
}
