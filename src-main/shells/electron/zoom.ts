import type { BrowserWindow, Input } from 'electron';

const step = 0.5;
const largest = 3;

/** Zoom and full screen by the usual keys: without a menu bar Electron has none. */
export function handleZoomKeys(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, input) => {
    const action = zoomAction(input);
    if (action === null) return;
    event.preventDefault();
    if (action === 'fullscreen') window.setFullScreen(!window.isFullScreen());
    else window.webContents.setZoomLevel(action === 'reset' ? 0 : clamp(window.webContents.getZoomLevel() + (action === 'in' ? step : -step)));
  });
}

/** What a key press asks for, or null. */
export function zoomAction(input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>): 'in' | 'out' | 'reset' | 'fullscreen' | null {
  if (input.type !== 'keyDown' || input.alt) return null;
  if (input.key === 'F11') return 'fullscreen';
  if (!input.control && !input.meta) return null;
  if (input.key === '+' || input.key === '=') return 'in';
  if (input.key === '-') return 'out';
  return input.key === '0' ? 'reset' : null;
}

function clamp(level: number): number {
  return Math.min(largest, Math.max(-largest, level));
}
