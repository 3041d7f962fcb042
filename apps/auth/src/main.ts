import { runService } from '@portfel/platform';
import { authConfig } from './auth.config';
import { AuthModule } from './auth.module';

void runService(AuthModule, authConfig);
