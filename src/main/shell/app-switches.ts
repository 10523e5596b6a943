import path from 'node:path'
import { z } from 'zod'
import { Preferences } from '../../shared/model/preferences'

/** Screens that a picture can be taken of. */
const SnapshotView = z.enum([
  'wall',
  'incidents',
  'incidents/muted',
  'tenants',
  'activity',
  'settings',
  'settings/network',
  'settings/backup',
  'settings/notifications',
  'settings/rules',
])
type SnapshotView = z.infer<typeof SnapshotView>

/** An order for one picture of the window. */
export interface SnapshotOrder {
  /** Absolute path of the PNG. */
  file: string
  /** Of the picture, in pixels. */
  size: { width: number; height: number }
  view: SnapshotView
}

/** Shape of the simulated estate; null leaves it to the simulator. */
export interface EstateShape {
  tenants: number | null
  rooms: number | null
  scenario: string | null
  seed: number | null
}

/** What was asked for on the command line. */
export interface AppSwitches {
  isDemo: boolean
  /** Absolute; null for the usual place. */
  dataFolder: string | null
  snapshot: SnapshotOrder | null
  /** Overrides the preference for this run. */
  theme: Preferences['theme'] | null
  estate: EstateShape
  /** Opens the simulator's control door, for tests of an unpackaged app. */
  opensSimulatorControl: boolean
}

/** The switches, or in one sentence what is wrong with them. */
export type SwitchReading = { ok: true; switches: AppSwitches } | { ok: false; problem: string }

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)

const choice = (choices: readonly string[]) => `must be one of: ${choices.join(', ')}`

const valued = {
  'data-folder': z.string(),
  snapshot: z.string().endsWith('.png', 'must name a .png file'),
  size: z
    .string()
    .regex(/^[1-9]\d{2,3}x[1-9]\d{2,3}$/, 'must be WIDTHxHEIGHT in pixels, such as 1920x1080')
    .transform((text) => {
      const [width = 0, height = 0] = text.split('x').map(Number)
      return { width, height }
    }),
  theme: z.enum(Preferences.shape.theme.options, choice(Preferences.shape.theme.options)),
  view: z.enum(SnapshotView.options, choice(SnapshotView.options)),
  tenants: wholeNumber(1, 200),
  rooms: wholeNumber(1, 100_000),
  scenario: z.string().regex(/^[a-z][a-z-]*$/, 'must be the name of a scenario, such as calm-day'),
  seed: wholeNumber(0, 4_294_967_295),
}
type ValuedSwitch = keyof typeof valued
const valuedNames: ReadonlySet<string> = new Set(Object.keys(valued))
const Values = z.object(valued).partial()

const onlyWithDemo = ['tenants', 'rooms', 'scenario', 'seed'] as const satisfies ValuedSwitch[]
const onlyWithSnapshot = ['size', 'view'] as const satisfies ValuedSwitch[]

/**
 * Reads the switches of Roomwall, written `--name value` or `--name=value`. Others belong to Electron or
 * Chromium and are left alone.
 */
export function readAppSwitches(argv: readonly string[], workingFolder: string): SwitchReading {
  const { raw, unfinished } = collect(argv)
  if (unfinished !== null) return problem(`--${unfinished} needs a value.`)
  const parsed = Values.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return problem(`--${String(issue?.path[0])} ${issue?.message}.`)
  }
  const values = parsed.data
  const isDemo = argv.includes('--demo')
  const stray = isDemo ? undefined : onlyWithDemo.find((name) => values[name] !== undefined)
  if (stray !== undefined) return problem(`--${stray} shapes the simulated estate and needs --demo.`)
  const strayOfPicture =
    values.snapshot === undefined ? onlyWithSnapshot.find((name) => values[name] !== undefined) : undefined
  if (strayOfPicture !== undefined) return problem(`--${strayOfPicture} needs --snapshot FILE.png.`)
  const folder = values['data-folder']
  return {
    ok: true,
    switches: {
      isDemo,
      dataFolder: folder === undefined ? null : path.resolve(workingFolder, folder),
      snapshot:
        values.snapshot === undefined
          ? null
          : {
              file: path.resolve(workingFolder, values.snapshot),
              size: values.size ?? { width: 1920, height: 1080 },
              view: values.view ?? 'wall',
            },
      theme: values.theme ?? null,
      estate: {
        tenants: values.tenants ?? null,
        rooms: values.rooms ?? null,
        scenario: values.scenario ?? null,
        seed: values.seed ?? null,
      },
      opensSimulatorControl: argv.includes('--simulator-control'),
    },
  }
}

function collect(argv: readonly string[]): { raw: Record<string, string>; unfinished: string | null } {
  const raw: Record<string, string> = {}
  for (const [index, argument] of argv.entries()) {
    const [, name = '', value] = /^--([a-z-]+)(?:=(.*))?$/.exec(argument) ?? []
    if (!valuedNames.has(name)) continue
    const given = value ?? argv[index + 1]
    if (given === undefined || given === '' || (value === undefined && given.startsWith('--'))) {
      return { raw, unfinished: name }
    }
    raw[name] = given
  }
  return { raw, unfinished: null }
}

function problem(sentence: string): SwitchReading {
  return { ok: false, problem: sentence }
}
