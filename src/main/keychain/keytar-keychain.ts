import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { TenantKey } from '../../shared/model/tenant'
import { seal, unseal } from './envelope'
import { type Credential, type Keychain, pendingPrefix } from './keychain'
import { keychainTrouble } from './keychain-trouble'

/** The part of keytar that is used. */
interface NativeKeychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

const CredentialText = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret'), secret: z.string() }),
  z.object({
    kind: z.literal('certificate'),
    thumbprintSha256: z.string(),
    privateKeyPem: z.string(),
  }),
]) satisfies z.ZodType<Credential>

const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret'), secret: z.string() }),
  z.object({
    kind: z.literal('envelope'),
    file: z.string().regex(/^[a-z0-9-]+\.envelope$/),
    key: z.string(),
  }),
])

/** Windows holds 2,560 bytes an entry, two a character: longer secrets go through an envelope like certificates. */
const longestPlainSecret = 1_000
/** No tenant key has a tilde. */
const probeAccount = '~probe'

/**
 * Credentials in the operating system's keychain, entries named `Roomwall/<profile>/<tenantKey>`. A certificate does
 * not fit into one: it rests encrypted in `envelopeFolder`, its key in the keychain. The native addon is loaded when
 * first needed; where it is missing, locked or refuses, every method answers `keychain.unavailable`.
 */
export function createKeytarKeychain(options: {
  profile: string
  envelopeFolder: string
  load?: () => Promise<NativeKeychain>
}): Keychain {
  const service = `Roomwall/${options.profile}`
  const load = options.load ?? loadKeytar
  const folder = options.envelopeFolder
  const purposeOf = (tenant: TenantKey) => `${service}/${tenant}`

  /** Whatever goes wrong in here is the keychain's: nothing of it is worth more than its being unavailable. */
  async function attempt<T>(run: (native: NativeKeychain) => Promise<T>): Promise<Outcome<T>> {
    try {
      return succeed(await run(await load()))
    } catch (thrown) {
      return fail('keychain.unavailable', { params: { reason: keychainTrouble(thrown) } })
    }
  }

  /** Removes the tenant's envelopes but the one in force. */
  async function sweepEnvelopes(tenant: TenantKey, keep: string | null): Promise<void> {
    const files = await readdir(folder).catch(() => [])
    const old = files.filter((file) => envelopeTenant(file) === tenant && file !== keep)
    await Promise.all(old.map((file) => rm(join(folder, file), { force: true })))
  }

  async function toEntry(tenant: TenantKey, credential: Credential) {
    if (credential.kind === 'secret' && credential.secret.length <= longestPlainSecret) {
      return { text: JSON.stringify(credential), file: null }
    }
    const { content, key } = seal(JSON.stringify(credential), purposeOf(tenant))
    const file = `${tenant}-${randomUUID()}.envelope`
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, file), content, { mode: 0o600, flush: true })
    return { text: JSON.stringify({ kind: 'envelope', file, key } satisfies z.input<typeof Entry>), file }
  }

  /** Throws unless an entry can be written, read and deleted. */
  async function tryOut(native: NativeKeychain): Promise<void> {
    const word = randomUUID()
    await native.setPassword(service, probeAccount, word)
    const read = await native.getPassword(service, probeAccount)
    await native.deletePassword(service, probeAccount)
    if (read !== word) throw new Error('The keychain did not give back what was stored')
  }

  /**
   * Linux finds nothing, and deletes nothing, in a keychain that nobody unlocked when it asked, and calls neither an
   * error. Writing fails in it: so what is not there is believed only of a keychain that can be written to.
   */
  async function find(native: NativeKeychain, account: string): Promise<string | null> {
    const found = await native.getPassword(service, account)
    if (found !== null) return found
    await tryOut(native)
    return native.getPassword(service, account)
  }

  async function drop(native: NativeKeychain, account: string): Promise<void> {
    if (await native.deletePassword(service, account)) return
    await tryOut(native)
    await native.deletePassword(service, account)
  }

  return {
    read: (tenant) =>
      attempt(async (native) => {
        const text = await find(native, tenant)
        const entry = text === null ? null : parse(Entry, text)
        if (!entry) return null
        if (entry.kind === 'secret') return { kind: 'secret', secret: entry.secret }
        const content = await readFile(join(folder, entry.file), 'utf8').catch(ifMissing)
        const opened = content === null ? null : unseal(content, entry.key, purposeOf(tenant))
        return opened === null ? null : parse(CredentialText, opened)
      }),
    write: (tenant, credential) =>
      attempt(async (native) => {
        // The new envelope first, then the entry that names it, then the old one away: a crash in between
        // leaves the old credential or the new one, never half of each.
        const { text, file } = await toEntry(tenant, credential)
        await native.setPassword(service, tenant, text)
        await sweepEnvelopes(tenant, file)
      }),
    remove: (tenant) =>
      attempt(async (native) => {
        await drop(native, tenant)
        await sweepEnvelopes(tenant, null)
      }),
    // A certificate never fits into an entry of its own, so the envelopes tell which pending keys there are.
    removePending: () =>
      attempt(async (native) => {
        for (const file of await readdir(folder).catch(() => [])) {
          const pending = TenantKey.safeParse(envelopeTenant(file))
          if (!pending.success || !pending.data.startsWith(pendingPrefix)) continue
          await drop(native, pending.data)
          await rm(join(folder, file), { force: true })
        }
      }),
    probe: () => attempt(tryOut),
  }
}

/** keytar is CommonJS: its functions are on the default export. */
async function loadKeytar(): Promise<NativeKeychain> {
  const module = await import('keytar')
  return module.default
}

function envelopeTenant(file: string): string | undefined {
  return /^(.+)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.envelope$/.exec(file)?.[1]
}

function ifMissing(thrown: unknown): null {
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
  throw thrown
}

/** Null when the text is not what we once wrote: the same as no credential. */
function parse<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
