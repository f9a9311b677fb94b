import './texts/language'
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '@mantine/core/styles.css'
import './app/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepEscapeInPopovers } from './ui/layers'

keepEscapeInPopovers()

/**
 * The app is read only when there is a language: texts outside of components are put into words as their module is read, and
 * what this file imports is read while the language is still waited for.
 */
async function draw(root: HTMLElement) {
  const { App } = await import('./app/App')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
void draw(root)
