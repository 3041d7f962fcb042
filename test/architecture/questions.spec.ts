import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryFolder } from '../../tools/local/folders';
import { grpcTypes } from '../../tools/generate/grpc-types';
import { matching, projectFiles, type SourceFile } from './repository';
import { rule } from './rule';

const IMAGE = 'libs/contracts/src/generated/questions.image.json';
const PROTO = 'libs/contracts/proto/portfel/shop/v1/shop.proto';
const shop = (fields: string) => `syntax = "proto3";

package portfel.shop.v1;

service ShopQueryService {
  rpc GetOrder(GetOrderRequest) returns (GetOrderResponse);
}

message GetOrderRequest {
  string order_id = 1;
}

message GetOrderResponse {
${fields}
}
`;

/** Answers that are for services of their own accord; a route would give them to whoever asks (SD-G02). */
const FOR_SERVICES = /'(?:IsAuthenticated|GetUserData|GetUserLoginTokenData)'/;

rule(
  'the gateway asks no question that is for services only',
  (files: SourceFile[]) =>
    matching(files, /^apps\/gateway\/src\/(?!.*\.spec\.ts$)/)
      .filter(({ text }) => FOR_SERVICES.test(text))
      .map(({ path }) => path),
  projectFiles,
  () => [
    { path: 'apps/gateway/src/user/get-user.route.ts', text: "this.auth.ask('GetUserData', { userId }, context)" },
  ],
);

describe('the questions between services', () => {
  let root: string;
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const order = (...fields: readonly string[]) => put(PROTO, shop(fields.map((field) => `  ${field};`).join('\n')));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'portfel-questions-'));
    for (const file of ['buf.yaml', 'buf.gen.yaml']) {
      const path = join('libs/contracts', file);
      put(path, readFileSync(join(repositoryFolder, path), 'utf8'));
    }
    symlinkSync(join(repositoryFolder, 'node_modules'), join(root, 'node_modules'));
    order('string note = 1', 'int32 count = 2');
    put(IMAGE, grpcTypes(root).get(IMAGE)!);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('may have a field more', () => {
    order('string note = 1', 'int32 count = 2', 'string voucher = 3');
    expect([...grpcTypes(root).keys()].sort()).toEqual(['libs/contracts/src/generated/portfel/shop/v1/shop.ts', IMAGE]);
  });

  it.each([
    ['a field less', ['string note = 1'], 'field "2"'],
    ['a field renamed', ['string remark = 1', 'int32 count = 2'], '"note" to "remark"'],
    ['a field of another type', ['string note = 1', 'string count = 2'], '"int32" to "string"'],
  ])('are refused with %s', (_what, fields, text) => {
    order(...fields);
    expect(() => grpcTypes(root)).toThrow(text);
    expect(() => grpcTypes(root)).toThrow('or declare the question in the package of the next version');
  });
});
