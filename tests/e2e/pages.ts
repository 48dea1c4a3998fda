/** Places of the desk each post works at, for the sweep over all of them. */
export const placesOfPosts = {
  shenruoxi: [
    '/',
    '/customers',
    '/approvals',
    '/grading',
    '/credit',
    '/trade/orders',
    '/trade/orders/new',
    '/customers/import',
    '/forms',
  ],
  gumingyuan: ['/', '/customers', '/approvals', '/credit', '/trade/orders'],
  hanyanqiu: ['/', '/approvals', '/grading', '/credit'],
  fangjingyi: ['/', '/trade/gate', '/trade/orders'],
  luoyian: ['/', '/customers', '/trade/orders'],
  gedai: ['/', '/approvals', '/customers'],
  admin: ['/', '/admin', '/admin/organisation', '/admin/people', '/admin/roles', '/admin/api'],
} as const

/** Places people use on a phone. */
export const placesOnPhones = {
  shenruoxi: ['/', '/customers', '/trade/orders'],
  gumingyuan: ['/', '/approvals'],
  fangjingyi: ['/', '/trade/gate'],
} as const
