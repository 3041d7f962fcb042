import { NextResponse, type NextRequest } from 'next/server';
import { readWebConfig } from '../web.config';
import { contentSecurityPolicy } from './server/content-security-policy';

/** Gives each page its Content-Security-Policy. Never decides who may see what: the gateway does. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, readWebConfig().development);

  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next.js takes the nonce of its own scripts from this request header.
  headers.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!api/|oauth/|\\.well-known/|health$|_next/static/|icon\\.svg).*)' };
