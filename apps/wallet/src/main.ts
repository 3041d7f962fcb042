import { runService } from '@portfel/platform';
import { walletConfig } from './wallet.config';
import { WalletModule } from './wallet.module';

void runService(WalletModule, walletConfig);
