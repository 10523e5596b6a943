import { existsSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const source = path.resolve(import.meta.dirname, 'src')

// The syntax that the oldest runtime in use understands (see build/substitute-runtime.ts); electron-vite
// would derive newer ones from the declared Electron.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

/** Half of the code's bytes are layout and comments, read anew at each start. Names stay, for the log of a failure. */
const readableMinify = { compress: true, mangle: false, codegen: { removeWhitespace: true } }

/** Files that Electron starts: the main process itself, its worker threads and its utility processes. */
const mainEntries: Readonly<Record<string, string>> = {
  index: path.join(source, 'main/index.ts'),
  simulator: path.join(source, 'simulator/main.ts'),
  'history-worker': path.join(source, 'main/store/history-worker.ts'),
  'replay-worker': path.join(source, 'main/alerts/replay-worker.ts'),
}

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      // `dependencies` hold native addons and what cannot be bundled; everything else goes into the output.
      externalizeDeps: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(mainEntries).filter(([, file]) => existsSync(file))),
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          format: 'es',
        },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      // A sandboxed preload script is one CommonJS file without imports.
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: { index: path.join(source, 'preload/index.ts') },
        output: { entryFileNames: '[name].cjs', format: 'cjs' },
      },
    },
  },
  renderer: {
    root: path.join(source, 'renderer'),
    plugins: [react()],
    build: {
      target: chromeTarget,
      // The content security policy allows no inline script, no inline style and no data: font.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: path.join(source, 'renderer/index.html'),
        output: {
          minify: readableMinify,
          codeSplitting: {
            groups: [
              // What renderer/main.tsx needs before the schemas are made.
              { name: 'zod', test: /node_modules[\\/]zod[\\/]|preload-helper/, priority: 1 },
              // What screens share comes in one file and not in fifty.
              { name: 'shared', minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
})
