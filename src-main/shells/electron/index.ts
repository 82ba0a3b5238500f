/**
 * The desktop program. Packaging must set these fuses: runAsNode, nodeOptions and nodeCliInspect off, onlyLoadAppFromAsar
 * and embeddedAsarIntegrityValidation on, grantFileProtocolExtraPrivileges off.
 */
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';
import { join } from 'node:path';
import { Host } from '../../host/host';
import { userDataVariable, userFolders } from '../user-folders';
import { carryHost } from './ipc';
import { setMenu } from './menu';
import { confineContents, confineSession } from './permissions';
import { pageResponder, registerScheme } from './protocol';
import { scheme } from './origin';
import { windowServices } from './services';
import { openWindow } from './window';

const report = (error: unknown): void => void process.stderr.write(`halocline: ${error instanceof Error ? error.message : String(error)}\n`);

// As root Chromium has no sandbox (--no-sandbox is given), and asking for it all the same keeps its network service from starting.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme(protocol);

const override = app.isPackaged ? undefined : process.env[userDataVariable];
const folders = userFolders({ userData: app.getPath('userData'), documents: app.getPath('documents'), downloads: app.getPath('downloads') }, override);
app.setPath('userData', folders.userData);
const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);

async function start(): Promise<void> {
  const host = new Host({
    version: app.getVersion(),
    shell: 'electron',
    ...folders,
    sampleFolder: join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'resources', 'sample'),
    onUnexpected: report,
  });
  confineSession(session.defaultSession, devServer);
  protocol.handle(scheme, pageResponder(join(__dirname, '../renderer')));
  carryHost(ipcMain, { host, devServer, servicesFor: (contents) => windowServices(contents, folders) });
  setMenu();

  // Windows are gone by then: what is unsaved is saved before the program ends.
  app.once('will-quit', (event) => {
    event.preventDefault();
    void host
      .close()
      .catch(report)
      .finally(() => app.exit());
  });
  await openWindow({ preload: join(__dirname, '../preload/index.cjs'), userData: folders.userData, devServer, onUnexpected: report });
}

if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_, contents) => confineContents(contents, devServer));
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.whenReady().then(start).catch((error: unknown) => {
    report(error);
    app.exit(1);
  });
} else {
  app.quit();
}
