/*
 * Who may use whom (docs/architecture.md, "Arrows"):
 *   app → components → pure files;  app → lib/composition → lib/areas/* → lib/core → prisma, next-auth
 */

const pureArea = '^lib/areas/.+/(rules/.+|forms/.+|(schema|policy|labels|contributes))\\.ts$'
/** Files of core without database, network, React or clock. */
const pureCore =
  '^lib/core/(decision|money|dates|day-input|outcome|permissions|setting-definition|[^/]+-settings|locale|theme|work-days|local-path|scope|paging|where-text|demonstration|forms/.+|sheets/.+)\\.ts$'
const tests = '\\.test\\.tsx?$'

/** One forbidden arrow. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [
    never(
      'no-cycles',
      'Two files that need each other are one file, or lack a third.',
      {},
      // A type is gone when the program runs.
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    never('nothing-unresolved', 'Every import must exist.', {}, { couldNotResolve: true }),
    never(
      'prisma-only-in-core',
      'The database client is one file’s affair, so that another can take its place.',
      { pathNot: '^(lib/core/|generated/|prisma/|scripts/|tests/)' },
      { path: '^(generated/prisma|node_modules/(@prisma|pg)(/|$))' },
    ),
    never(
      'next-auth-only-in-viewer',
      'Only the gate may mint a viewer.',
      { pathNot: '^(lib/core/viewer\\.ts|global\\.d\\.ts|tests/)' },
      { path: '^node_modules/next-auth' },
    ),
    never(
      'core-knows-no-area',
      'The platform is the same whatever the business.',
      { path: '^lib/core/', pathNot: tests },
      { path: '^(lib/areas|lib/composition|components|app)/' },
    ),
    never(
      'areas-look-down',
      'Only composition knows all areas; pages come last.',
      { path: '^lib/areas/' },
      { path: '^(lib/composition|app|components)/' },
    ),
    never(
      'composition-looks-down',
      'Composition is called by pages, not the other way.',
      { path: '^lib/composition/' },
      { path: '^app/' },
    ),
    never(
      'pure-files-stay-pure',
      'A rule sees arguments only: no database, no framework, no clock.',
      { path: pureArea, pathNot: tests },
      {
        path: '^(lib|components|app|node_modules|generated)/',
        pathNot: [pureArea, pureCore, '^node_modules/(zod|decimal\\.js|temporal-polyfill|pinyin-pro)/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'rules-know-no-forms-of-others',
      'Rules use rules.',
      { path: '^lib/areas/.+/rules/', pathNot: tests },
      { path: '^lib/areas/.+/(queries|writes|mutations)\\.ts$' },
    ),
    never(
      'components-get-data',
      'A component is given what it shows and calls actions it is given.',
      { path: '^components/' },
      { path: '^(app/|lib/composition/|lib/areas/.+/(queries|writes|mutations)\\.ts$)' },
    ),
    never(
      'components-ui-could-ship-elsewhere',
      'Nothing in components/ui knows this product.',
      { path: '^components/ui/', pathNot: tests },
      { path: '^(lib/areas/|components/(?!ui/))' },
    ),
    never(
      'mutations-do-not-call-mutations',
      'A write is one path; what two share is a writer.',
      { path: '^lib/areas/.+/mutations\\.ts$' },
      { path: '^lib/areas/.+/mutations\\.ts$' },
    ),
    never(
      'queries-do-not-write',
      'Reading changes nothing.',
      { path: '^lib/areas/.+/queries\\.ts$' },
      { path: '^lib/areas/.+/(writes|mutations)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'pages-write-through-mutations',
      'Row writers are for mutations.',
      { path: '^app/' },
      { path: '^lib/areas/.+/writes\\.ts$' },
    ),
    never(
      'product-knows-no-tests',
      'Tests are not shipped.',
      { path: '^(app|components|lib|prisma)/', pathNot: tests },
      { path: '^tests/' },
    ),
    never(
      'product-uses-no-development-packages',
      'What runs in production is a dependency.',
      { path: '^(app|components|lib)/', pathNot: tests },
      { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^generated/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

export { configuration as default }
