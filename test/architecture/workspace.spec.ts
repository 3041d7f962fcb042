import { matching, projectFiles, type SourceFile } from './repository';
import { rule } from './rule';

interface Workspace {
  readonly projects: Readonly<Record<string, { sourceRoot: string; compilerOptions: { tsConfigPath: string } }>>;
}

const planted = (): SourceFile[] => [
  { path: 'nest-cli.json', text: JSON.stringify({ projects: {} } satisfies Workspace) },
  { path: 'apps/forgotten/src/main.ts', text: '' },
];

rule(
  'every service and library can be built alone: it is a project of nest-cli.json, with a tsconfig of its own',
  (files: SourceFile[]) => {
    const { projects } = JSON.parse(files.find(({ path }) => path === 'nest-cli.json')!.text) as Workspace;
    return matching(files, /^(?:apps\/[^/]+\/src\/main|libs\/[^/]+\/src\/index)\.ts$/).flatMap(({ path }) => {
      const [kind, name, source] = path.split('/') as [string, string, string];
      const tsConfig = `${kind}/${name}/tsconfig.${kind === 'apps' ? 'app' : 'lib'}.json`;
      const project = projects[name];
      const built =
        project?.sourceRoot === `${kind}/${name}/${source}` && project.compilerOptions.tsConfigPath === tsConfig;
      return built && files.some((file) => file.path === tsConfig) ? [] : [path];
    });
  },
  projectFiles,
  planted,
);
