import '@/components/tokens.css';
import '@/components/base.css';
import '@/components/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { Console } from './console';
import { preloadPages, routes } from './routes';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no #root.');
}

createRoot(root).render(
  <StrictMode>
    <Console router={createBrowserRouter(routes)} />
  </StrictMode>,
);

window.addEventListener('load', () => setTimeout(() => void preloadPages(), 1_000));
