const STORED_AS = 'dakehu.single-keys'

/** Are single-key shortcuts on in this browser? They are unless switched off. */
export function areKeysOn(): boolean {
  return localStorage.getItem(STORED_AS) !== 'off'
}

/** Switches single-key shortcuts on or off in this browser. */
export function setKeysOn(on: boolean): void {
  localStorage.setItem(STORED_AS, on ? 'on' : 'off')
}
