// The way into every command: plain JavaScript, because on a fresh machine nothing else is there yet.
// node tools/run.cjs <command> [arguments]
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync, cpSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const [command = '', ...args] = process.argv.slice(2);
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Node.js ${process.versions.node} is too old: Portfel needs 20.19 or newer. Install it and run the command again.`,
  );
}
install();
compile();
if (command !== 'build') {
  const entry = join(root, 'dist/tools', command, 'main.js');
  if (!existsSync(entry)) fail(`There is no command "${command}".`);
  process.argv = [process.argv[0], entry, ...args];
  require(entry);
}

/** Installs when the lock file is not the one installed last. */
function install() {
  const stamp = join(root, 'node_modules/.portfel-install');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (once, about a minute) …');
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  const now = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  writeFileSync(stamp, now);
}

function compile() {
  const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
  // An image is made without benchmarks.
  const folders = ['apps', 'libs', 'tools', 'bench'].filter((folder) => existsSync(join(root, folder)));
  const options = ['-d', 'dist', '--config-file', 'swc.config.json', '-q', '--ignore', 'apps/web/**'];
  run(process.execPath, [swc, ...folders, ...options]);
  mkdirSync(join(root, 'dist/libs/contracts/proto'), { recursive: true });
  cpSync(join(root, 'libs/contracts/proto'), join(root, 'dist/libs/contracts/proto'), { recursive: true });
}

function run(program, programArgs) {
  const done = spawnSync(program, programArgs, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.error) fail(`${program} cannot be run: ${done.error.message}`);
  if (done.status !== 0) fail(`${program} ${programArgs.slice(0, 3).join(' ')} … ended with ${done.status}.`);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
