import { runMain } from '@portfel/platform';
import { startGateway } from './start-gateway';

void runMain((env) => startGateway({ env }));
