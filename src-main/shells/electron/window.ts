import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import * as v from 'valibot';
import { StoredJson } from '../../host/stored-json';
import { pageAddress } from './origin';
import { handleZoomKeys } from './zoom';

const BoundsSchema = v.nullable(v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number(), isMaximized: v.boolean() }));
type Bounds = v.InferOutput<typeof BoundsSchema>;

/** Options of the window; those that matter for security are written out, whatever their defaults are or become. */
export function windowOptions(preload: string, bounds: Partial<Rectangle>, isDark: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    ...bounds,
    minWidth: 1100,
    minHeight: 700,
    title: 'Halocline',
    // What shows before the first paint: the background of the page in either theme.
    backgroundColor: isDark ? '#14171c' : '#ffffff',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** Opens the window where it was last time. */
export async function openWindow(options: { preload: string; userData: string; devServer: string | null; onUnexpected: (error: unknown) => void }): Promise<BrowserWindow> {
  const { onUnexpected } = options;
  const file = new StoredJson<typeof BoundsSchema>(join(options.userData, 'window.json'), BoundsSchema, () => null);
  const bounds = await file.read().catch(() => null);
  const window = new BrowserWindow(windowOptions(options.preload, boundsOnScreen(bounds, screen.getAllDisplays().map((display) => display.workArea)), nativeTheme.shouldUseDarkColors));
  if (bounds?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const next = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    file.change(() => next).catch(onUnexpected);
  });
  // A page that crashed is loaded again: everything acknowledged is on disk.
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    onUnexpected(new Error(`the page ended (${reason}) and is loaded again`));
    window.webContents.reload();
  });
  handleZoomKeys(window);
  await window.loadURL(options.devServer ?? pageAddress);
  return window;
}

/** The remembered place, if enough of the window would be on one of the screens of today. */
export function boundsOnScreen(bounds: Bounds, screens: readonly Rectangle[]): Partial<Rectangle> {
  if (bounds === null) return {};
  const { x, y, width, height } = bounds;
  const isVisible = screens.some((area) => x + width > area.x + 100 && x < area.x + area.width - 100 && y >= area.y - 10 && y < area.y + area.height - 50);
  return isVisible ? { x, y, width, height } : {};
}
