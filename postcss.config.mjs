const config = { plugins: { '@tailwindcss/postcss': {} } }
export { config as default }
