import type { AppStatus } from '../../shared/model/app-status'

// Shape one demo; without the demo they would be refused, and another demo starts from the usual shape.
const demoSwitches = ['--tenants', '--rooms', '--scenario', '--seed', '--data-folder']

/**
 * The arguments of the next run in another mode: what was given, without the switches of the run that ends.
 *
 * @param given `process.argv` without the executable.
 */
export function relaunchArguments(given: readonly string[], mode: AppStatus['mode']): string[] {
  const kept: string[] = []
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? ''
    if (argument === '--demo' || argument === '--simulator-control') continue
    if (demoSwitches.includes(argument)) {
      index += 1
      continue
    }
    if (demoSwitches.some((name) => argument.startsWith(`${name}=`))) continue
    kept.push(argument)
  }
  return mode === 'demo' ? [...kept, '--demo'] : kept
}
