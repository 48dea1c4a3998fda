import next from 'eslint-config-next/core-web-vitals'
import tseslint from 'typescript-eslint'

const pureFiles = [
  'lib/areas/**/rules/**/*.ts',
  'lib/areas/**/{schema,policy,labels,contributes}.ts',
  'lib/areas/**/forms/**/*.ts',
]
const tests = ['**/*.test.{ts,tsx}', 'tests/**']
const frameworkFiles = [
  'app/**/{page,layout,error,global-error,loading,not-found,template,default,route,icon,manifest,robots}.{ts,tsx}',
  '*.config.{ts,mjs}',
  'tests/setup/{database-server,browser-server}.ts',
]

/** Where React is written: nothing else need be looked at as its compiler would. */
const reactFiles = ['**/*.tsx', 'app/**/*.ts', 'components/**/*.ts']
const react = next.map((config) => (config.files ? { ...config, files: reactFiles } : config))

/** A banned piece of syntax and what to write instead. */
const banned = (selector, message) => ({ selector, message })

const everywhere = [
  banned('TSEnumDeclaration', 'Use a union of literals.'),
  banned('ExportAllDeclaration', 'No barrels: import from the file that says it.'),
  banned('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'Text is text; nothing is written as HTML.'),
]
const namedExports = banned(
  'ExportDefaultDeclaration',
  'Named exports only, except where Next.js asks for a default.',
)
const noClock = [
  banned('NewExpression[callee.name="Date"][arguments.length=0]', 'Rules take the day as an argument.'),
  banned(
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'Rules take the day as an argument.',
  ),
  banned(
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'Rules leave nothing to chance.',
  ),
]

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.data/**',
      'generated/**',
      'next-env.d.ts',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  ...react,
  {
    files: ['**/*.{ts,tsx}', 'scripts/**/*.mjs'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'none' },
      ],
      // Money is a branded number; functions here do not use `this`.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-syntax': ['error', ...everywhere, namedExports],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Values at the edges are `unknown`; what they may be is said by their schema.
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    files: ['app/**', 'components/**', 'lib/**', '*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment through lib/core/env.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'xlsx',
              message: 'Its published versions have known holes: exceljs writes, read-excel-file reads.',
            },
            { name: '@prisma/client', message: 'Only lib/core/db knows Prisma.' },
            { name: 'next-auth', message: 'Only lib/core/viewer knows next-auth.' },
            {
              name: 'next/dynamic',
              message: 'It tears the page down without a network: components/ui/later.',
            },
            { name: 'next/link', message: 'Only components/ui/link knows it: ours fetches nothing ahead.' },
          ],
          patterns: [{ group: ['**/generated/prisma/*'], message: 'Only lib/core/db knows Prisma.' }],
        },
      ],
    },
  },
  {
    files: ['lib/core/**', 'components/ui/link.tsx'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Before the environment is checked, or where Next.js itself reads it.
    files: ['lib/core/env.ts', 'lib/core/viewer.ts', 'instrumentation.ts', 'next.config.ts', '*.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: pureFiles, rules: { 'no-restricted-syntax': ['error', ...everywhere, namedExports, ...noClock] } },
  { files: frameworkFiles, rules: { 'no-restricted-syntax': ['error', ...everywhere] } },
  {
    files: tests,
    rules: {
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // JSDoc casts of what a library or a file says in its own way.
    files: ['scripts/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Rules for the React compiler, which is off, and for React where there is none.
  { rules: { 'react-hooks/refs': 'off', 'react-hooks/incompatible-library': 'off' } },
  {
    files: ['tests/**', 'lib/core/**', 'scripts/**', 'prisma/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
)
