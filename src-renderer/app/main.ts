import './tokens.css';
import './base.css';
import './views.css';
import { mount } from 'svelte';
import { connectHost } from '../session/host/host-client';
import { theme } from '../session/theme.svelte';
import { Workspace } from '../session/workspace.svelte';
import { SpectrumCache } from '../session/spectrum-cache';
import { ImportClient } from '../workers/import-client';
import { warmText } from '../plots/warm-text';
import App from './App.svelte';
import NoHost from './NoHost.svelte';

theme.choose('system');
const target = document.getElementById('app')!;

try {
  const host = await connectHost();
  const [info, settings] = await Promise.all([host['app.info'](), host['settings.get']()]);
  mount(App, { target, props: { workspace: new Workspace(host, info, settings, new SpectrumCache(), () => new ImportClient()) } });
  warmText();
} catch (error) {
  mount(NoHost, { target, props: { error } });
}
