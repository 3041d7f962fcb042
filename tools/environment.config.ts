/** What this process was given; handed on to the tools it runs. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env };
}

/** What a service's process needs of ours: where programs lie, and nothing else. */
export function minimalEnvironment(): { PATH: string } {
  return { PATH: process.env.PATH ?? '' };
}
