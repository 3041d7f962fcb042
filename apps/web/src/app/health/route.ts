export const dynamic = 'force-dynamic';

/** Says that the web server itself is up; whether the gateway is, is the gateway's to say. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
