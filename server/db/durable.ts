import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the file's bytes are on disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** Waits until a folder's names are on disk: after a rename the new name may otherwise be gone with the power. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
