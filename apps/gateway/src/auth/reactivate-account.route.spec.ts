import { ReactivateAccount } from '@portfel/contracts';
import { describeDeactivation } from '../../test/describe-deactivation';

describeDeactivation('DELETE', ReactivateAccount, {});
