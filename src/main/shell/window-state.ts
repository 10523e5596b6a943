import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Where the window was, in device-independent pixels of the whole desktop, and its looks. */
const WindowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximised: z.boolean(),
  /** The window opens before the preferences can be read; this keeps it from changing its looks then. */
  theme: z.enum(['system', 'light', 'dark']).default('system'),
})
export type WindowState = z.infer<typeof WindowState>

/** A rectangle of the desktop, such as a display's work area. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export const smallestWindow = { width: 800, height: 560 } as const
const firstSize = { width: 1440, height: 900 } as const

/** What was remembered in `file`; null when there is nothing, or nothing readable. */
export function readWindowState(file: string): WindowState | null {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // The first start, or a file cut short: the window opens in its usual place.
    return null
  }
}

/** Remembers where the window is and how it looks. Throws what the file system throws. */
export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(file, JSON.stringify(state))
}

/**
 * Where to open: the remembered place when its title bar can still be reached on one of the displays (a screen
 * may have been unplugged), else the middle of the first display, never larger than it.
 */
export function placeWindow(remembered: WindowState | null, displays: readonly Area[]): WindowState {
  if (remembered !== null && displays.some((display) => isReachable(remembered, display))) return remembered
  const display = displays[0] ?? { x: 0, y: 0, ...firstSize }
  const wanted = remembered ?? firstSize
  const width = Math.min(wanted.width, display.width)
  const height = Math.min(wanted.height, display.height)
  return {
    x: display.x + Math.floor((display.width - width) / 2),
    y: display.y + Math.floor((display.height - height) / 2),
    width,
    height,
    isMaximised: remembered?.isMaximised ?? false,
    theme: remembered?.theme ?? 'system',
  }
}

function isReachable(state: WindowState, display: Area): boolean {
  // Enough of the title bar to take hold of it with a mouse.
  const visible = 120
  const overlap = Math.min(state.x + state.width, display.x + display.width) - Math.max(state.x, display.x)
  return overlap >= visible && state.y >= display.y - 8 && state.y < display.y + display.height - 40
}
