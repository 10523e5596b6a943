import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { permissionNames, permissionPage } from '../../../src/shared/model/permission'
import { describePermission } from '../../../src/shared/text/en/permissions'

test('the README says about each permission what the wizard says, with Microsoft’s page', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const [, below = ''] = readme.split('### What the app registration asks for')
  const rows = (/(^\|.*\n)+/m.exec(below)?.[0] ?? '').trimEnd().split('\n').slice(2)
  const product = permissionNames.map((name) => {
    const words = describePermission(name)
    return `| [${name}](${permissionPage(name)}) | ${words?.gives} | ${words?.stores} | ${words?.without} |`
  })
  expect(rows).toEqual(product)
})
