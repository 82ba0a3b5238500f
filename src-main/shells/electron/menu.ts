import { Menu } from 'electron';

/**
 * The window has its own commands and palette. Only macOS gets a menu, because copy, paste and quit live in it there;
 * its entries are roles, named in the system's language.
 */
export function setMenu(): void {
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
}
