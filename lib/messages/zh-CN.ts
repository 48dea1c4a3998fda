import form from './zh-CN/form.json'
import shell from './zh-CN/shell.json'
import table from './zh-CN/table.json'
import ui from './zh-CN/ui.json'

export const zhCN = {
  form,
  shell,
  table,
  ui,
}
