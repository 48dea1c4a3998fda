import auth from './zh-CN/auth.json'
import errors from './zh-CN/errors.json'
import form from './zh-CN/form.json'
import forms from './zh-CN/forms.json'
import import from './zh-CN/import.json'
import nav from './zh-CN/nav.json'
import reasons from './zh-CN/reasons.json'
import roles from './zh-CN/roles.json'
import shell from './zh-CN/shell.json'
import table from './zh-CN/table.json'
import ui from './zh-CN/ui.json'

export const zhCN = {
  auth,
  errors,
  form,
  forms,
  import,
  nav,
  reasons,
  roles,
  shell,
  table,
  ui,
}
