/** What the core is told about the app and its runtime where there is no Electron. */
export const aboutTests = {
  version: '1.0.0',
  runtime: {
    electron: 'none',
    chromium: 'none',
    node: process.versions.node,
    platform: process.platform,
  },
}
