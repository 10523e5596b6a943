import type { ChannelSecrets } from '../../../shared/model/channel'

/** What stands for a secret. */
const hidden = '[secret]'
/** Shorter parts of an address are words such as `hooks`. */
const shortestPart = 6
const longestAnswer = 300

/**
 * What a receiver said, fit to be shown: some repeat the address, the key or the log-in that they did not like. Each
 * secret is hidden as it is, URL-encoded and in base64, then the answer is cut.
 */
export function answerWithoutSecrets(answer: string, secrets: ChannelSecrets, user: string | null): string {
  const forms = secretTexts(secrets, user).flatMap(formsOf)
  // The longest first, so that no rest of one stays behind.
  const clean = [...new Set(forms)]
    .sort((a, b) => b.length - a.length)
    .reduce((text, form) => text.replaceAll(form, hidden), answer)
  return clean.slice(0, longestAnswer)
}

function secretTexts(
  { url, signingKey, password, routingKey }: ChannelSecrets,
  user: string | null,
): string[] {
  const texts = [signingKey, password, routingKey].filter((text) => text !== undefined)
  // How SMTP sends a log-in: all in one line.
  if (password !== undefined && user !== null) texts.push(`\u0000${user}\u0000${password}`)
  return url === undefined ? texts : [...texts, ...partsOf(new URL(url))]
}

/** The address, its way, and whatever in it may be a token. */
function partsOf(url: URL): string[] {
  const parts = [...url.pathname.split('/'), ...url.searchParams.values(), url.username, url.password]
  const way = `${url.pathname}${url.search}`
  return [
    url.href,
    ...(way.length >= shortestPart ? [way] : []),
    ...parts.filter((part) => part.length >= shortestPart),
  ]
}

function formsOf(text: string): string[] {
  const base64 = Buffer.from(text).toString('base64')
  return [
    ...[text, encodeURIComponent(text), decoded(text)],
    ...[base64, base64.replace(/=+$/, ''), Buffer.from(text).toString('base64url')],
    JSON.stringify(text).slice(1, -1),
  ]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
