import type { Answers } from '@/lib/core/forms/definition'

/** `from`: what the server had when it was written; without it every difference counts as typed. */
export type OfflineCopy = { answers: Answers; base: number; at: string; from?: Answers }

const DATABASE = 'dakehu-drafts'
const STORE = 'drafts'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
}

async function run<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  if (typeof indexedDB === 'undefined') return null
  try {
    const database = await open()
    return await new Promise<T>((resolve, reject) => {
      const request = ask(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('not kept'))
    }).finally(() => database.close())
  } catch {
    // A browser that keeps nothing (private window) must not keep anybody from filling a form.
    return null
  }
}

/** Keeps a copy on this device. Callers leave out what must not lie in a browser. */
async function putCopy(key: string, copy: OfflineCopy): Promise<void> {
  await run('readwrite', (store) => store.put(copy, key))
}

/** The copy kept under this key, if any. */
async function copyOf(key: string): Promise<OfflineCopy | null> {
  return (await run('readonly', (store) => store.get(key) as IDBRequest<OfflineCopy | undefined>)) ?? null
}

async function clearCopy(key: string): Promise<void> {
  await run('readwrite', (store) => store.delete(key))
}

/** Forgets every copy on this device: for signing out. */
export async function forgetCopies(): Promise<void> {
  await run('readwrite', (store) => store.clear())
}

/** A place in the browser that keeps copies. */
export type CopyPlace = {
  put: (key: string, copy: OfflineCopy) => Promise<void>
  get: (key: string) => Promise<OfflineCopy | null>
  clear: (key: string) => Promise<void>
}

/** Copies that stay on this device until they are sent. */
export const deviceCopies: CopyPlace = { put: putCopy, get: copyOf, clear: clearCopy }

/** Copies that go with the tab: for whoever fills a sheet on a device that may not be his own. */
export const tabCopies: CopyPlace = {
  put: async (key, copy) => inTab((store) => store.setItem(key, JSON.stringify(copy))),
  get: async (key) => {
    let kept: OfflineCopy | null = null
    inTab((store) => {
      kept = JSON.parse(store.getItem(key) ?? 'null') as OfflineCopy | null
    })
    return kept
  },
  clear: async (key) => inTab((store) => store.removeItem(key)),
}

function inTab(work: (store: Storage) => void): void {
  try {
    work(sessionStorage)
  } catch {
    // A browser that keeps nothing must not keep anybody from filling a form.
  }
}
