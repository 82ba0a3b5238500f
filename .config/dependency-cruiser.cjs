/**
 * The import directions of the house. Each rule names what must not import what.
 * Inside src-shared: numerics, i18n -> spectrum -> formats, techniques -> project -> report, archive-format -> figures -> host.
 */
const techniques = ['xps', 'xrd', 'raman', 'electrochemistry'];
const sharedOrder = [['numerics', 'i18n'], ['spectrum'], ['formats', ...techniques], ['project'], ['report', 'archive-format'], ['figures'], ['host']];

/** Every room may import what stands to its left; this forbids what stands to its right. */
const sharedLayers = sharedOrder.slice(0, -1).map((rooms, level) => ({
  name: `shared-${rooms.join('-')}-looks-only-left`,
  severity: 'error',
  from: { path: `^src-shared/(${rooms.join('|')})/`, pathNot: '\\.(test|bench)\\.ts$' },
  to: { path: `^src-shared/(${sharedOrder.slice(level + 1).flat().join('|')})/` },
}));

/** Rooms side by side under `base` do not import each other. @param {string} base @param {string[]} rooms */
const siblings = (base, rooms) =>
  rooms.map((room) => ({
    name: `${base.replace(/\W+/g, '-')}-${room}-stands-alone`,
    severity: 'error',
    from: { path: `^${base}/${room}/`, pathNot: '\\.(test|bench)\\.ts$' },
    to: { path: `^${base}/(${rooms.filter((r) => r !== room).join('|')})/` },
  }));

const rendererOrder = [['controls', 'plots', 'workers'], ['session'], ['views'], ['app']];
const rendererLayers = rendererOrder.slice(0, -1).map((rooms, level) => ({
  name: `renderer-${rooms.join('-')}-looks-only-left`,
  severity: 'error',
  from: { path: `^src-renderer/(${rooms.join('|')})/` },
  to: { path: `^src-renderer/(${rendererOrder.slice(level + 1).flat().join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-neither-world',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^src-(main|renderer)/' },
    },
    {
      name: 'shared-touches-no-platform',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '(\\.(test|bench)\\.ts$|/testing/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-knows-no-shell',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: 'node_modules/(electron|svelte|echarts|dexie|comlink|ws)/' },
    },
    { name: 'main-not-renderer', severity: 'error', from: { path: '^src-main/' }, to: { path: '^src-renderer/' } },
    { name: 'renderer-not-main', severity: 'error', from: { path: '^src-renderer/' }, to: { path: '^src-main/' } },
    {
      name: 'renderer-touches-no-node',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-electron-shell-imports-electron',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(shells/electron|launch)/' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'stores-know-no-host',
      severity: 'error',
      from: { path: '^src-main/(project-store|archive)/' },
      to: { path: '^src-main/(host|shells|launch)/' },
    },
    { name: 'host-knows-no-shell', severity: 'error', from: { path: '^src-main/host/' }, to: { path: '^src-main/(shells|launch)/' } },
    ...siblings('src-main/shells', ['electron', 'browser', 'cli']),
    ...siblings('src-shared', techniques),
    ...sharedLayers,
    ...rendererLayers,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte', '.json'], conditionNames: ['svelte', 'import', 'require', 'node', 'default'] },
  },
};
