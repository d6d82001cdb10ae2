/**
 * Every IndexedDB database of the product, and every draft in local storage, begins with this, followed by the id of the person it belongs to:
 * `samenschrift/{userId}/…`. So signing out can wipe them, also when the page that made them is not loaded.
 */
export const localDatabasePrefix = 'samenschrift/'

const remove = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => resolve())
    // another tab holds it open: it goes as soon as that tab, which is signed out too, lets go
    request.addEventListener('blocked', () => resolve())
  })

/** Removes what the product keeps of people's texts in this browser: databases, and what was typed and not sent. */
export async function wipeLocalData(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (key.startsWith(localDatabasePrefix)) localStorage.removeItem(key)
  const databases = await indexedDB.databases()
  const ours = databases.flatMap(({ name }) => (name?.startsWith(localDatabasePrefix) ? [name] : []))
  await Promise.all(ours.map(remove))
}
