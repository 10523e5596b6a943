import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Protocol } from 'electron'
import { appOrigin, appScheme } from './app-page'
import { contentSecurityPolicy } from './content-security-policy'

// What the build puts into the window's folder. A kind that is not listed is not served.
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Makes `app://` a standard, secure scheme. Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the window's files from `folder` as `app://roomwall/`. */
export function serveAppFiles(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(appScheme, (request) => answerFileRequest(request, folder))
}

/**
 * Answers one request for a file of the window: 200, 400 (malformed or leading outside), 404 or 405.
 * Every answer carries the content security policy, so that no error page is without it.
 */
export async function answerFileRequest(
  request: Pick<Request, 'method' | 'url'>,
  folder: string,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = resolveFile(request.url, folder)
  if (file === 'malformed') return refusal(400)
  const mimeType = file === 'unknown' ? undefined : mimeTypes[path.extname(file)]
  if (mimeType === undefined) return refusal(404)
  try {
    const content = await readFile(file)
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
      headers: answerHeaders(mimeType),
    })
  } catch {
    // Missing, a folder, or unreadable: to the page it is all the same.
    return refusal(404)
  }
}

function resolveFile(url: string, folder: string): string {
  const parsed = new URL(url)
  if (`${parsed.protocol}//${parsed.host}` !== appOrigin) return 'unknown'
  const pathname = decodePath(parsed.pathname)
  // A URL parser has already resolved plain dots; what is left of them came in encoded.
  if (pathname === undefined || pathname.includes('\0') || pathname.includes('\\')) return 'malformed'
  const root = path.resolve(folder)
  const file = path.resolve(root, `.${pathname}`)
  return file.startsWith(root + path.sep) ? file : 'malformed'
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: answerHeaders('text/plain; charset=utf-8') })
}

function answerHeaders(mimeType: string): Record<string, string> {
  return {
    'content-type': mimeType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  }
}
