import { StartPage } from '../pages/start';
import { expect, test } from '../fixtures';

test('the page has no Node and no eval', async ({ window, shell }) => {
  shell.watcher.announce(/unsafe-eval|Content Security Policy/);
  const found = await window.evaluate(async () => {
    // What the debugger runs may evaluate; what the page runs after it may not.
    await new Promise((resolve) => setTimeout(resolve));
    const names = ['require', 'process', 'module', 'global', 'Buffer', '__dirname'].filter((name) => name in globalThis);
    try {
       
      return { names, evaluated: new Function('return 1') instanceof Function };
    } catch (error) {
      return { names, evaluated: (error as Error).name };
    }
  });
  expect(found).toEqual({ names: [], evaluated: 'EvalError' });
});

test('nothing outside can be reached from the page, however it is asked', async ({ window, shell }) => {
  shell.watcher.announce(/Content Security Policy|ERR_|Failed to load|Refused/);
  await new StartPage(window).openSample();
  const { reached, refused } = await window.evaluate(async () => {
    // Without a network everything fails: only the policy's own word tells that it was the policy.
    const refusedBy = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => refusedBy.add(`${effectiveDirective} ${new URL(blockedURI).host}`));
    const outside = 'https://example.com/';
    const loads = (element: HTMLElement, attribute: 'src' | 'href') =>
      new Promise<boolean>((done) => {
        element.onload = () => done(true);
        element.onerror = () => done(false);
        element.setAttribute(attribute, `${outside}x`);
        document.head.append(element);
      });
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
    const tried = {
      fetch: await fetch(outside, { mode: 'no-cors' }).then(() => true, () => false),
      image: await loads(document.createElement('img'), 'src'),
      script: await loads(document.createElement('script'), 'src'),
      style: await loads(style, 'href'),
      beacon: await new Promise<boolean>((done) => {
        const socket = new WebSocket('wss://example.com/');
        socket.onopen = () => done(true);
        socket.onerror = () => done(false);
      }).catch(() => false),
    };
    await new Promise((resolve) => setTimeout(resolve));
    return { reached: tried, refused: [...refusedBy].sort() };
  });
  expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'].map((directive) => `${directive} example.com`));
  expect(reached).toEqual({ fetch: false, image: false, script: false, style: false, beacon: false });
});

test('permissions are denied', async ({ window }) => {
  const answers = await window.evaluate(async () => ({
    place: await new Promise<string>((done) => navigator.geolocation.getCurrentPosition(() => done('given'), (error) => done(error.code === error.PERMISSION_DENIED ? 'denied' : error.message))),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', (error: unknown) => (error as Error).name),
  }));
  expect(answers.place).toBe('denied');
  expect(answers.camera).toMatch(/NotAllowedError|NotFoundError/);
});
