import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Database } from '../../../src/main/store/database'
import { contoso } from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

const program = fileURLToPath(new URL('./endless-writer.ts', import.meta.url))

type Writer = ChildProcessByStdio<null, Readable, null>

function startWriter(...words: string[]): Writer {
  return spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Reads what the writer acknowledged until it has said `enough` or ended. */
async function readAcknowledged(writer: Writer, enough: number): Promise<number> {
  let acknowledged = -1
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged = Number(line)
    if (acknowledged >= enough) break
  }
  return acknowledged
}

/** Which batch the stored devices are of: a batch rewrites all 50, so a mixture would be half a transaction. */
async function readWholeBatch(folder: string): Promise<number> {
  const store = await openGoodStore(folder)
  expect(store.condition().state).toBe('ready')
  const devices = await store.devices.list(contoso)
  await store.close()
  expect(devices).toHaveLength(50)
  const batches = new Set(devices.flatMap(({ device, listReadAt }) => [Number(device.notes), listReadAt]))
  expect(batches.size).toBe(1)

  const file = new Database(join(folder, 'roomwall.db'))
  expect(file.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(file.all('PRAGMA foreign_key_check')).toEqual([])
  file.close()
  return Math.max(...batches)
}

test('a process killed in the middle of a transaction loses that transaction only', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  const writer = startWriter(folder, '12')
  const exit = once(writer, 'exit')
  await readAcknowledged(writer, Number.POSITIVE_INFINITY)

  expect(await exit).toEqual([null, 'SIGKILL'])
  expect(await readWholeBatch(folder)).toBe(11)
})

test('a process killed at any moment keeps every batch it has acknowledged', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  for (const enough of [5, 17]) {
    const writer = startWriter(folder)
    const acknowledged = await readAcknowledged(writer, enough)
    const exit = once(writer, 'exit')
    // Writing goes on while the signal is on its way.
    writer.kill('SIGKILL')

    expect(await exit).toEqual([null, 'SIGKILL'])
    expect(await readWholeBatch(folder)).toBeGreaterThanOrEqual(acknowledged)
  }
})
