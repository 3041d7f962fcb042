import { runService } from '@portfel/platform';
import { notificationConfig } from './notification.config';
import { NotificationModule } from './notification.module';

void runService(NotificationModule, notificationConfig);
