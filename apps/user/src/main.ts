import { runService } from '@portfel/platform';
import { userConfig } from './user.config';
import { UserModule } from './user.module';

void runService(UserModule, userConfig);
