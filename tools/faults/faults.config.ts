import { BUGS, type Bug } from './failpoints/failpoint';

/** What a service process of a fault run is told beside its own settings. */
export function faultsConfig(): { plantedBug: Bug | undefined } {
  const bug = process.env.FAULTS_PLANTED_BUG;
  if (bug === undefined) return { plantedBug: undefined };
  const known = BUGS.find((name) => name === bug);
  if (!known) throw new Error(`There is no planted bug "${bug}"; there are: ${BUGS.join(', ')}`);
  return { plantedBug: known };
}
