import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readArchive } from '../../src/main/diagnostics/archive'

/** Something that may hold a secret: a file, an answer, an event, a line of the log. */
export interface Haystack {
  where: string
  content: string
}

/** A folder's files, byte for byte as Latin-1, and what is packed in its zip files. */
export async function filesOf(folder: string): Promise<Haystack[]> {
  const found: Haystack[] = []
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const name = path.join(file.parentPath, file.name)
    found.push({ where: name, content: await readFile(name, 'latin1') })
    if (!name.endsWith('.zip')) continue
    await readArchive(name, async (entry, _bytes, read) => {
      const content = Buffer.concat(await (await read()).toArray()).toString('latin1')
      found.push({ where: `${name}/${entry}`, content })
    })
  }
  return found
}

/** Where which secret is, in what form. */
export function findSecrets(
  secrets: Readonly<Record<string, string>>,
  haystacks: readonly Haystack[],
): string[] {
  const forms = Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).map(([form, text]) => ({ name, form, text })),
  )
  return haystacks.flatMap(({ where, content }) =>
    forms.flatMap(({ name, form, text }) =>
      content.includes(text) ? [`${name} (${form}) in ${where}`] : [],
    ),
  )
}

/** A secret as it is, in UTF-16 (Chromium's profile), URL-encoded, in JSON, and in base64, whatever stands before it there. */
function formsOf(secret: string): (readonly [string, string])[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    // The first and last groups mix with their neighbours.
    return whole.slice(before === 0 ? 0 : 4, -4)
  })
  return [
    ['raw', bytes.toString('latin1')],
    ['UTF-16', Buffer.from(secret, 'utf16le').toString('latin1')],
    ['URL', encodeURIComponent(secret)],
    ['form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    // Of a word such as `eyJ` hardly a letter is left.
    ...base64.flatMap((text) =>
      text.length < 6
        ? []
        : [['base64', text] as const, ['base64url', text.replaceAll('+', '-').replaceAll('/', '_')] as const],
    ),
  ]
}
