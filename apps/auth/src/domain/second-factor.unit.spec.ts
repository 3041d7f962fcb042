import { isNewStep, maskPhone } from './second-factor';

describe('isNewStep', () => {
  it.each([
    [undefined, null, false],
    [undefined, 7, false],
    [7, null, true],
    [8, 7, true],
    [7, 7, false],
    [6, 7, false],
  ])('step %j after %j: %j', (step, last, taken) => {
    expect(isNewStep(step, last)).toBe(taken);
  });
});

describe('maskPhone', () => {
  it('leaves the beginning and two digits of the end', () => {
    expect(maskPhone('+48600100212')).toBe('+48 … 12');
  });
});
