const tenants = (count: number): string =>
  count === 1 ? '1 tenant' : `${count.toLocaleString('en')} tenants`

export const permissionRoundText = {
  title: 'Permission check',
  check: 'Check permissions',
  progress: (done: number, total: number): string =>
    `Checking permissions: ${done.toLocaleString('en')} of ${tenants(total)}`,
  cancel: 'Stop checking',
  finished: (total: number): string => `Permissions of ${tenants(total)} checked`,
  cancelled: (done: number, total: number): string =>
    `Stopped: permissions of ${done.toLocaleString('en')} of ${tenants(total)} checked`,
  allGood: 'All that is granted works.',
  inTrouble: (count: number): string =>
    count === 1 ? '1 tenant needs somebody.' : `${tenants(count)} need somebody.`,
  sortByTrouble: 'Show them first',
  dismiss: 'Close',
} as const
