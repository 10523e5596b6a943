const hidden = '[redacted]'

/** Keys whose values are never written, whatever they hold. */
const secretKeys =
  /^(authorization|cookie|set-cookie|password|defaultpassword|lockpin|secret|clientsecret|client_secret|clientassertion|client_assertion|assertion|privatekey|privatekeypem|private_key|accesstoken|access_token|refresh_token|id_token|token|credential)$/i

const secretTexts: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, hidden],
  // JWTs: header and payload are base64url JSON, so both begin with eyJ
  [/\beyJ[\w-]+\.eyJ[\w-]+(\.[\w-]*)?/g, hidden],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  // name=value and "name": "value" inside a text
  [
    /\b(client_secret|client_assertion|access_token|refresh_token|id_token|defaultPassword|lockPin|password|privateKeyPem)("?\s*[=:]\s*"?)[^\s"&,;}]+/gi,
    `$1$2${hidden}`,
  ],
  // Entra client secrets have a shape of their own
  [/[\w~.-]{3}\dQ~[\w~.-]{31,34}/g, hidden],
]

/** Deeper than anything worth reading in a log. */
const deepest = 6

/** A copy of a value without secrets, fit for a log or a support bundle. Errors become their name, message and stack. */
export function redact(value: unknown): unknown {
  return redactWithin(value, 0, new Set())
}

function redactWithin(value: unknown, depth: number, above: ReadonlySet<object>): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') {
    return redactText(String(value))
  }
  if (value === null || typeof value !== 'object') return value
  if (above.has(value) || depth >= deepest) return '[...]'
  const within = new Set(above).add(value)
  if (Array.isArray(value)) return value.map((entry: unknown) => redactWithin(entry, depth + 1, within))
  if (value instanceof Error) {
    const { name, message, stack, cause } = value
    const error = { name, message: redactText(message), stack: stack && redactText(stack) }
    return cause === undefined ? error : { ...error, cause: redactWithin(cause, depth + 1, within) }
  }
  if (value instanceof Date) return value
  const entries = value instanceof Map ? value.entries() : Object.entries(value)
  return Object.fromEntries(
    [...entries].map(([key, entry]) => [
      String(key),
      secretKeys.test(String(key)) ? hidden : redactWithin(entry, depth + 1, within),
    ]),
  )
}

/** A text without tokens, keys and secrets. */
function redactText(text: string): string {
  return secretTexts.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text)
}
