import { describe, expect, it } from 'vitest';
import { escapeMarkup, markup } from './markup';

describe('markup', () => {
  it('escapes every value put into it', () => {
    const evil = `"><script>alert('x')</script>&`;
    expect(markup`<p title="${evil}">${evil}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  it('takes markup, lists of markup, numbers and nothing as they are', () => {
    const items = ['a', '<'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}</ul>${null}${2.5}`.text).toBe('<ul><li>a</li><li>&lt;</li></ul>2.5');
  });

  it('replaces characters that XML forbids', () => {
    expect(escapeMarkup('a\u0000b\u000bc\td\n')).toBe('a\uFFFDb\uFFFDc\td\n');
  });
});
