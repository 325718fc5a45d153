import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openPort } from './api/connect.ts';
import { startSession } from './api/session.ts';
import { App } from './shell/App.tsx';
import { CannotStart } from './shell/CannotStart.tsx';
import { applyTheme } from './shell/theme.ts';
import './styles/index.css';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root.');
const root = createRoot(element);

// The computer's theme until the person's own is known.
applyTheme('system');
const started = await startSession(openPort);
root.render(
  <StrictMode>
    {started.ok ? <App session={started.value} /> : <CannotStart failure={started.failure} />}
  </StrictMode>,
);
