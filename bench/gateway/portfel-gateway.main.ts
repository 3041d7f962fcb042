import { startBenchGateway } from './bench-gateway';

// node portfel-gateway.main.js <file with secrets>
const [secretsFile = ''] = process.argv.slice(2);
void startBenchGateway(secretsFile);
