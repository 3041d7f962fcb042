import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localConfig } from '../local.config';
import { runCommand } from '../process/run-command';
import type { FoundTool, MachineTool } from './machine-tool';

export const java: MachineTool = {
  name: 'Java 17 or newer',
  purpose: 'Kafka',
  cure: 'Install a Java runtime, version 17 or newer (on macOS: brew install openjdk), or set KAFKA_BROKERS to a running Kafka.',
  aptPackages: [['openjdk-21-jre-headless'], ['openjdk-17-jre-headless'], ['openjdk-25-jre-headless']],
  find: () => {
    const { javaHome } = localConfig();
    return firstOf([...(javaHome ? [join(javaHome, 'bin', 'java')] : []), 'java'], async (program) => {
      // Java writes its version to the error output.
      const { stderr } = await runCommand(program, ['-version']);
      const version = /version "([^"]+)"/.exec(stderr)?.[1];
      return version && Number.parseInt(version, 10) >= 17 ? version : undefined;
    });
  },
};

export const maven: MachineTool = {
  name: 'Maven',
  purpose: 'Kafka (Maven collects its jars once)',
  cure: 'Install Apache Maven (on macOS: brew install maven), or set KAFKA_BROKERS to a running Kafka.',
  aptPackages: [['maven']],
  find: () =>
    firstOf(['mvn'], async (program) => /Maven ([\d.]+)/.exec((await runCommand(program, ['-v'])).stdout)?.[1]),
};

export const python: MachineTool = {
  name: 'Python 3.11 or newer with venv',
  purpose: 'the stand-in for MongoDB',
  cure: 'Install Python 3.11 or newer with its venv module, or put mongod on the PATH, or set MONGO_URL to a running MongoDB.',
  aptPackages: [
    ['python3.13', 'python3.13-venv'],
    ['python3.12', 'python3.12-venv'],
    ['python3.11', 'python3.11-venv'],
  ],
  find: () =>
    firstOf(['python3', 'python3.13', 'python3.12', 'python3.11'], async (program) => {
      // Debian splits ensurepip off; without it venv is there and fails.
      const asked = 'import sys, venv, ensurepip; print("%d.%d.%d" % sys.version_info[:3])';
      const { stdout } = await runCommand(program, ['-c', asked]);
      const [major = 0, minor = 0] = stdout.trim().split('.').map(Number);
      return major === 3 && minor >= 11 ? stdout.trim() : undefined;
    }),
};

export const mongod: MachineTool = {
  name: 'mongod',
  purpose: 'MongoDB',
  cure: 'Optional: with mongod on the PATH the demo and the tests use it; without it they use SecantusDB.',
  aptPackages: [],
  find: () =>
    firstOf(['mongod'], async (program) => /v(\d\S*)/.exec((await runCommand(program, ['--version'])).stdout)?.[1]),
};

export const chromium: MachineTool = {
  name: 'Chromium',
  purpose: 'the browser tests',
  cure: 'Install Chromium or Chrome, or run: npx playwright-core install chromium',
  aptPackages: [['chromium']],
  find: () =>
    firstOf(
      ['chromium', 'chromium-browser', 'google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      async (program) => /[\d.]{3,}/.exec((await runCommand(program, ['--version'])).stdout)?.[0],
    ),
};

async function firstOf(
  programs: string[],
  versionOf: (program: string) => Promise<string | undefined>,
): Promise<FoundTool | undefined> {
  for (const program of programs) {
    if (program.startsWith('/') && !existsSync(program)) continue;
    const version = await versionOf(program);
    if (version) return { program, version };
  }
  return undefined;
}
