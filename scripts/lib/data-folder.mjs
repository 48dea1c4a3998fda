import { accessSync, constants, mkdirSync } from 'node:fs'
import { Failure } from './failure.mjs'

/** Makes sure of a data folder that can be written to. Throws a Failure that says whose fault it may be. */
export function ensureDataFolder(/** @type {string} */ folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    throw new Failure(
      `无法写入数据文件夹 ${folder}（${code}；可能由其他用户创建）。请修改其所有者，或用 DATA_DIR 指定另一个文件夹。`,
      `The data folder ${folder} cannot be written to (${code}; made by another user?). Change its owner, or choose another folder with DATA_DIR.`,
    )
  }
}
