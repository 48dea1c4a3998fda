import auth from './zh-CN/auth.json'
import form from './zh-CN/form.json'
import forms from './zh-CN/forms.json'
import roles from './zh-CN/roles.json'
import shell from './zh-CN/shell.json'
import table from './zh-CN/table.json'
import ui from './zh-CN/ui.json'

export const zhCN = {
  auth,
  form,
  forms,
  roles,
  shell,
  table,
  ui,
}
