import { changesOf, emptyProfile, filledIn, isHandle, isWebLink } from './profile.rules';

describe('a profile form', () => {
  it.each(['', 'https://ann.example', 'HTTP://ann.example/a?b#c', '  https://ann.example  '])(
    'takes the link %s',
    (link) => expect(isWebLink(link)).toBe(true),
  );
  it.each(['ann.example', 'javascript:alert(1)', 'data:text/html,x', 'https://', 'https:///a', 'ftp://ann.example'])(
    'refuses the link %s',
    (link) => expect(isWebLink(link)).toBe(false),
  );
  it.each([
    ['', true],
    ['@ann_k', true],
    ['ann', true],
    ['a b', false],
    ['https://x.example/ann', false],
    ['x'.repeat(16), false],
  ])('asked for the handle %j says %s', (handle, good) => expect(isHandle(handle)).toBe(good));

  it('sends what was filled in, without the blanks around it', () => {
    expect(filledIn({ ...emptyProfile, firstName: ' Ann ', bio: '  ' })).toEqual({ firstName: 'Ann' });
  });

  it('sends what has changed only, and clears what was emptied', () => {
    const before = { ...emptyProfile, firstName: 'Ann', title: 'Dr' };
    expect(changesOf(before, { ...before, title: ' ', bio: 'New ' })).toEqual({ title: null, bio: 'New' });
    expect(changesOf(before, { ...before, firstName: ' Ann' })).toEqual({});
  });
});
