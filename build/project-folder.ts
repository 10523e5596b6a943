import path from 'node:path'

/** Absolute path of the folder that holds package.json. */
export const projectFolder = path.resolve(import.meta.dirname, '..')
