import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFileRequest } from '../../../src/main/security/app-protocol'

describe('files of the window', () => {
  let folder = ''
  const get = (url: string, method = 'GET') =>
    answerFileRequest({ method, url }, path.join(folder, 'renderer'))

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'app-protocol-'))
    const renderer = path.join(folder, 'renderer')
    writeFiles(renderer, {
      'index.html': '<p>wall</p>',
      'assets/main.js': 'wall()',
      'assets/notes.txt': 'no',
    })
    writeFiles(folder, { 'secret.html': 'secret', 'renderer-backup/index.html': 'secret' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['encoded slashes and dots', 'app://roomwall/..%2fsecret.html'],
    ['encoded slashes deeper down', 'app://roomwall/assets/..%2f..%2fsecret.html'],
    ['dots encoded twice over', 'app://roomwall/%2e%2e%2f%2e%2e%2fsecret.html'],
    ['a sibling folder that begins with the same name', 'app://roomwall/..%2frenderer-backup%2findex.html'],
    ['backslashes', 'app://roomwall/..%5csecret.html'],
    ['a zero byte', 'app://roomwall/index.html%00.png'],
    ['a lone percent sign', 'app://roomwall/%'],
    ['an invalid escape', 'app://roomwall/%c0%af'],
    ['the folder itself', 'app://roomwall/'],
  ])('refuses %s', async (_what, url) => {
    const answer = await get(url)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toBe('')
  })

  it.each([
    ['a file that is not there', 'app://roomwall/nothing.html'],
    ['a kind of file that the window has no use for', 'app://roomwall/assets/notes.txt'],
    ['another host', 'app://elsewhere/index.html'],
    ['a folder', 'app://roomwall/assets.html'],
  ])('does not find %s', async (_what, url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('only reads', async () => {
    expect((await get('app://roomwall/index.html', 'POST')).status).toBe(405)
  })

  it('serves the page and its script with their types', async () => {
    const page = await get('app://roomwall/index.html?theme=light#/wall')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toBe('<p>wall</p>')
    const script = await get('app://roomwall/assets/main.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it.each(['app://roomwall/index.html', 'app://roomwall/nothing.html', 'app://roomwall/%'])(
    'puts the policy on every answer: %s',
    async (url) => {
      const { headers } = await get(url)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    },
  )
})

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
