import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../../src/main/shell/window-state'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const second = { x: 1366, y: 0, width: 1920, height: 1040 }
const onSecond = { x: 1500, y: 80, width: 1600, height: 900, isMaximised: false, theme: 'light' as const }

describe('what is remembered of the window', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'window-state-'))
    file = path.join(folder, 'window.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.each([
    ['cut short', '{"x":1'],
    ['of another shape', '{"left":1}'],
    ['impossible', '{"x":0,"y":0,"width":0,"height":-5,"isMaximised":false}'],
  ])('is nothing when the file is %s', (_what, content) => {
    writeFileSync(file, content)
    expect(readWindowState(file)).toBeNull()
  })

  it('is nothing at the first start', () => expect(readWindowState(file)).toBeNull())

  it('has the usual looks when an earlier version wrote it', () => {
    const { theme: _, ...earlier } = onSecond
    writeFileSync(file, JSON.stringify(earlier))
    expect(readWindowState(file)).toEqual({ ...earlier, theme: 'system' })
  })

  it('is what was written', () => {
    writeWindowState(file, onSecond)
    expect(readWindowState(file)).toEqual(onSecond)
  })
})

describe('the place of the window', () => {
  it('is the remembered one while its display is there', () => {
    expect(placeWindow(onSecond, [laptop, second])).toEqual(onSecond)
  })

  it('is on the remaining display, and fits it, once the other is unplugged', () => {
    const placed = placeWindow({ ...onSecond, isMaximised: true }, [laptop])
    expect(placed).toEqual({ x: 0, y: 0, width: 1366, height: 728, isMaximised: true, theme: 'light' })
  })

  it.each([
    ['above the top, where no mouse reaches the title bar', { ...onSecond, x: 100, y: -400 }],
    ['below the bottom', { ...onSecond, x: 100, y: 720 }],
    ['almost out to the left', { ...onSecond, x: -1550, y: 0 }],
  ])('is corrected when it was %s', (_where, remembered) => {
    const placed = placeWindow(remembered, [laptop])
    expect(placed.x).toBe(0)
    expect(placed.y).toBe(0)
  })

  it('is the middle of the first display at the first start', () => {
    expect(placeWindow(null, [second])).toEqual({
      x: 1366 + 240,
      y: 70,
      width: 1440,
      height: 900,
      isMaximised: false,
      theme: 'system',
    })
  })
})
