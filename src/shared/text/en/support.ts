export const supportText = {
  title: 'Backup and support',
  open: 'Back up, restore, or gather a support bundle',
  back: 'Settings',
  backup: 'Backup',
  backupIntro:
    'One file with tenants, settings, notes and history, to keep or to move to a new computer. It holds no secret: credentials are asked for again there.',
  write: 'Back up to a file',
  writing: 'Backing up',
  written: (path: string, megabytes: string): string =>
    `Backed up to ${path} (${megabytes} MB before packing).`,
  restore: 'Restore',
  restoreIntro:
    'Roomwall starts again with the data of the backup. The present data is set aside in the data folder, not overwritten. A secret stays where its tenant or channel is the same in both; every other one is asked for again, and all of them where the present data cannot be read.',
  progress: (percent: number): string => `${percent} %`,
  cancelled: 'Cancelled. No file was written.',
  restoreCancelled: 'Cancelled. Nothing was changed.',
  choose: 'Choose a backup',
  checking: 'Checking the backup',
  found: (when: string, version: string): string => `Backup of ${when}, written by Roomwall ${version}`,
  tenants: (names: readonly string[]): string =>
    names.length === 0 ? 'No tenant is in it.' : `Tenants: ${names.join(', ')}`,
  confirm: 'Set the present data aside and restart with this backup?',
  restart: 'Restore and restart',
  support: 'Support bundle',
  supportIntro:
    'A zip file for whoever helps you: versions, the status of each tenant, hosts contacted, failed requests, and the logs. Secrets, tokens and keys are left out; names and ids of your tenants are in it. Look before you send it.',
  show: 'Show what is in it',
  gathering: 'Gathering',
  file: 'File',
  save: 'Save the bundle',
  saved: (path: string): string => `Written to ${path}`,
} as const
