const electronRing =
  '^src/main/(shell|security)/|^src/main/ipc/(register|push)\\.ts$|^src/main/(compose-desktop|index)\\.ts$|^src/preload/'

/** One door per outside package: [package, the only place that opens it]. */
const doors = [
  ['@azure/msal-node', '^src/main/auth/'],
  ['@peculiar/x509', '^src/main/auth/'],
  ['@microsoft/microsoft-graph-client', '^src/main/graph/'],
  ['keytar', '^src/main/keychain/'],
  ['libsql', '^src/main/store/'],
  ['electron-log', '^src/main/lib/'],
  ['nodemailer', '^src/main/alerts/channels/'],
  ['@tanstack/react-query', '^src/renderer/(app|bridge|queries)/'],
  ['fastify', '^src/simulator/'],
  ['jose', '^src/simulator/'],
]

const mainLayer = (name, mayImport) => ({
  name: `${name}-imports`,
  severity: 'error',
  from: { path: `^src/main/${name}/` },
  to: {
    path: '^src/main/',
    pathNot: [name, ...mayImport].map((layer) => `^src/main/${layer}/`),
  },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/main/domain/' },
      to: { pathNot: '^src/main/domain/|^src/shared/(model/|errors\\.ts$)' },
    },
    mainLayer('graph', ['lib', 'auth/token-provider.ts$|^src/main/nothing']),
    mainLayer('auth', ['lib', 'keychain/keychain.ts$|^src/main/nothing']),
    mainLayer('keychain', ['lib']),
    mainLayer('store', ['lib']),
    mainLayer('lib', []),
    mainLayer('pollers', ['graph', 'domain', 'store', 'lib']),
    mainLayer('actions', ['graph', 'domain', 'store', 'lib']),
    mainLayer('alerts', ['graph', 'domain', 'store', 'lib']),
    {
      name: 'electron-in-the-ring-only',
      severity: 'error',
      from: { path: '^src/', pathNot: electronRing },
      to: { path: '^(node_modules/)?electron($|/)' },
    },
    {
      name: 'core-knows-no-ring',
      severity: 'error',
      from: { path: '^src/main/', pathNot: electronRing },
      to: { path: electronRing },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/|node_modules/zod/' },
    },
    {
      name: 'preload-is-small',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: '^src/preload/|^src/shared/ipc/names\\.ts$|electron' },
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      from: { path: '^src/simulator/' },
      to: { path: '^src/', pathNot: '^src/simulator/' },
    },
    {
      name: 'product-does-not-import-the-simulator',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/simulator/' },
      to: { path: '^src/simulator/' },
    },
    {
      name: 'window-and-main-meet-in-shared',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'window-has-no-node',
      severity: 'error',
      from: { path: '^src/(renderer|preload|shared)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'bridge-is-the-bottom',
      severity: 'error',
      from: { path: '^src/renderer/bridge/' },
      to: { path: '^src/renderer/', pathNot: '^src/renderer/bridge/' },
    },
    {
      name: 'queries-use-the-bridge',
      severity: 'error',
      from: { path: '^src/renderer/queries/' },
      to: { path: '^src/renderer/(views|ui|app)/' },
    },
    {
      name: 'ui-knows-no-data',
      severity: 'error',
      from: { path: '^src/renderer/ui/' },
      to: { path: '^src/renderer/(views|queries|bridge|app)/' },
    },
    {
      name: 'views-go-through-queries',
      severity: 'error',
      from: { path: '^src/renderer/views/' },
      to: { path: '^src/renderer/(bridge|app)/' },
    },
    {
      name: 'screens-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/renderer/views/([^/]+)/' },
      to: { path: '^src/renderer/views/', pathNot: '^src/renderer/views/$1/' },
    },
    ...doors.map(([name, door]) => ({
      name: `one-door-to-${name.replace(/[^a-z0-9]+/gi, '-')}`,
      severity: 'error',
      from: { path: '^src/', pathNot: door },
      to: { path: `^node_modules/${name}/` },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
