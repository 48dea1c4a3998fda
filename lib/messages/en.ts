import form from './en/form.json'
import shell from './en/shell.json'
import table from './en/table.json'
import ui from './en/ui.json'

export const en = {
  form,
  shell,
  table,
  ui,
}
