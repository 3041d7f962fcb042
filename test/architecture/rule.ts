/**
 * A rule of the architecture: it holds for the real tree, and it is proven on a planted violation.
 * @param check names every violation it finds, one line each
 */
export function rule<T>(sentence: string, check: (subject: T) => string[], real: () => T, planted: () => T): void {
  describe(sentence, () => {
    it('holds', () => expect(check(real())).toEqual([]));
    it('would be noticed if it did not', () => expect(check(planted())).not.toEqual([]));
  });
}
