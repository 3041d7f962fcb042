// Jest runs CommonJS, and Nest 12 among others is published as ES modules only: those packages must be transformed.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Folders, relative to the root, of every installed package that says `"type": "module"`. */
function esmPackages(root, folder = 'node_modules') {
  const found = [];
  for (const name of packageNames(join(root, folder))) {
    const path = `${folder}/${name}`;
    if (typeOf(join(root, path, 'package.json')) === 'module') found.push(path);
    if (existsSync(join(root, path, 'node_modules'))) found.push(...esmPackages(root, `${path}/node_modules`));
  }
  return found;
}

/** A pattern for `transformIgnorePatterns`: everything below node_modules except those packages. */
function ignoreAllBut(root, packages) {
  const names = packages.map(literally).join('|');
  return `^${literally(root)}/(?!(?:${names})/(?!node_modules/))(?:.*/)?node_modules/`;
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function packageNames(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
    );
}

function typeOf(manifest) {
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).type : undefined;
}

module.exports = { esmPackages, ignoreAllBut };
