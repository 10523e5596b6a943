import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { TenantKey } from '../../../src/shared/model/tenant'
import { consoleOpener } from '../../support/console-under-test'
import {
  certificateFor,
  draftOf,
  emptyConsole,
  list,
  save,
  secretOf,
  usualChoice,
} from '../../support/onboarding-requests'

describe('secrets', () => {
  const open = consoleOpener()
  const openEmpty = () => open(emptyConsole)

  it('go in and are found nowhere: not on disk, in the log, in replies or in events', async () => {
    const console = await openEmpty()
    const [tenant, other] = console.tenants()
    const said: string[] = []
    console.core.feed.subscribe((name, payload) => said.push(`${name} ${JSON.stringify(payload)}`))
    const hear = async (reply: Promise<unknown>) => said.push(JSON.stringify(await reply))
    const planted = 'planted-Sekret-77~abc'
    const wrong = { kind: 'secret', secret: planted, expiresAt: null } as const
    const draft = draftOf(console, tenant)
    const { handlers } = console.core

    await hear(
      handlers['tenants.test']({ testId: 'test-1', access: draft, wanted: usualChoice, credential: wrong }),
    )
    await hear(save(console, draft, wrong))
    await hear(save(console, draft, wrong, { anyway: true }))
    const [status] = await list(console)
    const tenantKey = status?.tenant.tenantKey ?? TenantKey.parse('none')
    await hear(handlers['tenants.readDefinition']({ tenantKey }))
    await hear(handlers['tenants.rotateCredential']({ tenantKey, credential: secretOf(tenant) }))
    const certificate = await certificateFor(console, other)
    await hear(save(console, draftOf(console, other), certificate))
    await hear(handlers['tenants.list'](null))
    await console.clock.advance(60_000)

    const keys = await Promise.all(
      (await list(console)).map(({ tenant: { tenantKey } }) => console.keychain.read(tenantKey)),
    )
    const privateKey = JSON.stringify(keys).match(/PRIVATE KEY-----\\n([\w+/]{60})/)?.[1] ?? ''
    expect(privateKey).toHaveLength(60)
    await console.core.stop()
    const files = await readdir(console.dataFolder, { recursive: true, withFileTypes: true })
    const bytes = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')),
    )
    expect(bytes.join('')).toContain(tenant.displayName)
    const everything = [...said, ...console.logLines, ...bytes].join('\n')
    for (const secret of [planted, tenant.clientSecret, privateKey, 'PRIVATE KEY']) {
      expect(everything.includes(secret)).toBe(false)
    }
  })
})
