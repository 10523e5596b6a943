import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Database, readText } from '../../../src/main/store/database'
import { contoso } from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

const child = fileURLToPath(new URL('./endless-writer.ts', import.meta.url))

test('a process killed while it writes loses at most the transaction in flight', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  for (let kill = 0; kill < 3; kill++) {
    const killed = spawn(process.execPath, ['--import', 'tsx', child, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let acknowledged = -1
    for await (const line of createInterface({ input: killed.stdout })) {
      acknowledged = Number(line)
      // Wherever it is now: writing goes on while the signal is on its way.
      if (acknowledged >= 20) break
    }
    const exit = once(killed, 'exit')
    killed.kill('SIGKILL')
    expect(await exit).toEqual([null, 'SIGKILL'])

    const store = await openGoodStore(folder)
    expect(store.condition().state).toBe('ready')
    const batches = new Map<string, number>()
    for (const { device } of await store.devices.list(contoso)) {
      batches.set(device.notes ?? '', (batches.get(device.notes ?? '') ?? 0) + 1)
    }
    expect(Math.max(...[...batches.keys()].map(Number))).toBeGreaterThanOrEqual(acknowledged)
    // 50 rows are one transaction and one batch rewrites them all: a mixture would be half a batch.
    expect([...batches.values()]).toEqual([50])
    await store.close()

    const file = new Database(join(folder, 'roomwall.db'))
    expect(file.all('PRAGMA integrity_check').map((row) => readText(row, 'integrity_check'))).toEqual(['ok'])
    expect(file.all('PRAGMA foreign_key_check')).toEqual([])
    file.close()
  }
})
