import './tokens.css';
import './base.css';
import './views.css';
import { mount } from 'svelte';
import { connectHost } from '../session/host/host-client';
import { theme } from '../session/theme.svelte';
import { Workspace } from '../session/workspace.svelte';
import { SpectrumCache } from '../session/spectrum-cache';
import { SpectrumStore } from '../session/spectrum-store';
import { ImportClient } from '../workers/import-client';
import App from './App.svelte';
import NoHost from './NoHost.svelte';

theme.choose('system');
const target = document.getElementById('app')!;

try {
  const host = await connectHost();
  const [info, settings] = await Promise.all([host['app.info'](), host['settings.get']()]);
  const spectra = new SpectrumStore(host, new ImportClient(), new SpectrumCache());
  mount(App, { target, props: { workspace: new Workspace(host, info, settings, spectra, () => new ImportClient()) } });
} catch (error) {
  mount(NoHost, { target, props: { error } });
}
