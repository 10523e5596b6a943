import { describe, expect, it } from 'vitest'
import { relaunchArguments } from '../../../src/main/shell/relaunch-arguments'

describe('the arguments of the next run', () => {
  it('leave the whole demo behind', () => {
    const given = ['.', '--demo', '--tenants', '3', '--seed=4', '--scenario', 'rollout', '--no-sandbox']
    expect(relaunchArguments(given, 'real')).toEqual(['.', '--no-sandbox'])
  })

  it('never take the folder of real tenants into the demo, nor a demo folder out of it', () => {
    expect(relaunchArguments(['--data-folder', '/real'], 'demo')).toEqual(['--demo'])
    expect(relaunchArguments(['--demo', '--data-folder=/demo'], 'real')).toEqual([])
  })

  it('name the demo once', () => {
    expect(relaunchArguments(['.', '--theme', 'dark'], 'demo')).toEqual(['.', '--theme', 'dark', '--demo'])
    expect(relaunchArguments(['--demo'], 'demo')).toEqual(['--demo'])
  })
})
