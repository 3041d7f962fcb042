// Leaves in package.json only the packages that one image needs; package-lock.json still says which versions.
// node pick-packages.cjs services | compiler | web
const { readFileSync, writeFileSync } = require('node:fs');

/** What only the web client uses. A name that is missing here makes the images of the services larger, nothing else. */
const WEB_ONLY =
  /^(next|react|react-dom|openapi-fetch|@mantine\/.+|@tabler\/.+|@tanstack\/.+|@fontsource.*|react-easy-crop|use-intl)$/;
const COMPILER = /^@swc\/(cli|core)$/;
const WEB_BUILD = /^(sass|postcss-.+|typescript|@types\/(node|react|react-dom))$/;

if (require.main === module) pick(process.argv[2]);
module.exports = { WEB_ONLY };

function pick(image) {
  const { dependencies, devDependencies, ...rest } = JSON.parse(readFileSync('package.json', 'utf8'));
  const picked = {
    services: only(dependencies, (name) => !WEB_ONLY.test(name)),
    compiler: only(devDependencies, (name) => COMPILER.test(name)),
    web: { ...dependencies, ...only(devDependencies, (name) => WEB_BUILD.test(name)) },
  }[image];
  if (!picked) throw new Error('Say for what: services, compiler or web.');
  // Overrides may name packages that are gone now; the lock file holds their effect.
  writeFileSync('package.json', JSON.stringify({ ...rest, overrides: undefined, dependencies: picked }));
}

function only(packages, wanted) {
  return Object.fromEntries(Object.entries(packages).filter(([name]) => wanted(name)));
}
