import path from 'node:path';
import type { NextConfig } from 'next';

// No request leaves the host.
process.env.NEXT_TELEMETRY_DISABLED = '1';

const repositoryRoot = path.join(import.meta.dirname, '../..');

const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // A confirmation link holds a token: never more than the origin is told.
  { key: 'Referrer-Policy', value: 'strict-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks the types; a build on two cores need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
  // What the gateway answers carries its own headers.
  headers: async () => [{ source: '/((?!api/|oauth/|\\.well-known/).*)', headers }],
};

export default config;
