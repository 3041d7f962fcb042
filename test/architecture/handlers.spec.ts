import { Controller, Module, UseGuards } from '@nestjs/common';
import {
  AccountConfirmed,
  AccountDeactivated,
  AccountOpened,
  AccountReactivated,
  ActionLogged,
  allMessages,
  AssetArchived,
  AssetChanged,
  AssetCreated,
  AssetRestored,
  LedgerAccountClosed,
  ProfileChanged,
  ProfileCreated,
  SignIn,
  SignUp,
  StepUpLimitSet,
  WalletClosed,
  type AnyEvent,
  type AnyMessage,
} from '@portfel/contracts';
import { Handles, On } from '@portfel/messaging';
import { Question, ServiceTokenGuard } from '@portfel/platform';
import { GetOperationQuery } from '../../libs/platform/src/operations/get-operation.query';
import { consumersOf } from '../../tools/generate/events/messages';
import {
  allHandlers,
  controllersOf,
  handlersOf,
  questionsOf,
  serviceModules,
  type FoundHandler,
  type FoundQuestion,
} from '../../tools/generate/reflection';
import { matching, projectFiles, toStem } from './repository';
import { rule } from './rule';

/** Facts that nobody in this repository waits for yet, and what they are published for. */
const FOR_LATER: readonly (readonly [AnyEvent, string])[] = [
  [AccountConfirmed, 'analytics, and a welcome by mail'],
  [AccountDeactivated, 'tasks: who is shut out gets no work (AT-S08)'],
  [AccountOpened, 'the read side'],
  [ProfileChanged, 'the read side'],
  [AccountReactivated, 'tasks'],
  [ActionLogged, 'the journal of actions (CT-L03)'],
  [ProfileCreated, 'the read side'],
  [AssetCreated, 'the read side'],
  [AssetChanged, 'the read side'],
  [AssetArchived, 'the read side'],
  [AssetRestored, 'the read side'],
  [LedgerAccountClosed, 'the read side'],
  [StepUpLimitSet, 'the journal of actions (CT-L03)'],
  [WalletClosed, 'the read side'],
];

const Undeclared: AnyEvent = { ...AccountConfirmed, name: 'Auth.Undeclared' };

@Handles(SignUp)
class PlantedSignUpHandler {
  handle(): Promise<never> {
    throw new Error('planted');
  }
}

@Handles(SignUp)
class SecondSignUpHandler extends PlantedSignUpHandler {
  override handle(): Promise<never> {
    throw new Error('planted');
  }
}

@On(Undeclared, { inOrderWith: 'nobody-when-nothing' })
class CountWhenUndeclaredHandler {
  handle(): Promise<void> {
    throw new Error('planted');
  }
}

@Controller()
class UnguardedQuery {
  @Question('AuthQueryService', 'GetAccount')
  getAccount() {}
}

@Controller()
@UseGuards(ServiceTokenGuard)
class InventedQuery {
  @Question('AuthQueryService', 'GetPassword')
  getPassword() {}
}

@Module({ controllers: [PlantedSignUpHandler, SecondSignUpHandler, CountWhenUndeclaredHandler] })
class PlantedModule {}

const plantedHandlers = () => handlersOf('wallet', PlantedModule);
const realQuestions = () => questionsOf([...Object.values(serviceModules).flatMap(controllersOf), GetOperationQuery]);
const plantedQuestions = () => questionsOf([UnguardedQuery, InventedQuery]);

rule(
  'every command has one handler, in the service of its context',
  (handlers) =>
    allMessages()
      .filter(({ kind }) => kind === 'command')
      .flatMap((command) => {
        const found = handlers.filter(({ contract }) => contract === command);
        const right = found.length === 1 && found[0]!.service === command.context;
        return right ? [] : [`${command.name}: ${found.map(nameOf).join(', ') || 'nobody'}`];
      }),
  allHandlers,
  plantedHandlers,
);

rule(
  'what is handled is declared',
  (handlers: FoundHandler[]) => handlers.filter(({ contract }) => !allMessages().includes(contract)).map(nameOf),
  allHandlers,
  plantedHandlers,
);

rule(
  'a reaction has a consumer group of its own, or shares the one of another reaction',
  (handlers: FoundHandler[]) => {
    const own = handlers.map((one) => `${one.service}.${ownStem(one)}`);
    return handlers.filter(({ service, stem }) => stem && !own.includes(`${service}.${stem}`)).map(nameOf);
  },
  allHandlers,
  plantedHandlers,
);

rule(
  'every event is read by somebody, or named as one for later',
  ({ later, consumers }: Readers) =>
    allMessages()
      .filter(({ kind }) => kind === 'event')
      .filter((event) => consumers(event).length > 0 === later.includes(event))
      .map(({ name }) => name),
  () => ({ later: FOR_LATER.map(([event]) => event), consumers: consumersOf }),
  () => ({ later: [], consumers: () => [] }),
);

rule(
  'every rpc of the proto files is answered once, and nothing else is',
  (questions: FoundQuestion[]) => {
    const answered = questions.map(({ name }) => name);
    const declared = rpcs();
    return [
      ...declared.filter((name) => answered.filter((other) => other === name).length !== 1),
      ...answered.filter((name) => !declared.includes(name)),
    ];
  },
  realQuestions,
  plantedQuestions,
);

rule(
  'every question needs the service token',
  (questions: FoundQuestion[]) =>
    questions.filter(({ guards }) => !guards.includes(ServiceTokenGuard)).map(({ name }) => name),
  realQuestions,
  plantedQuestions,
);

it('finds the handlers of the services', () => {
  expect(allHandlers().map(({ contract }) => contract)).toEqual(expect.arrayContaining([SignUp, SignIn]));
});

interface Readers {
  readonly later: readonly AnyMessage[];
  readonly consumers: (message: AnyMessage) => readonly string[];
}

const ownStem = ({ handler }: FoundHandler) => toStem(handler.name.replace(/Handler$/, ''));

const nameOf = ({ service, handler }: FoundHandler) => `${handler.name} in ${service}`;

/** `AuthQueryService.GetAccount` of every rpc. */
function rpcs(): string[] {
  return matching(projectFiles(), /\.proto$/).flatMap(({ text }) =>
    [...text.matchAll(/^service (\w+) \{(.*?)^\}/gms)].flatMap(([, service, body]) =>
      [...body!.matchAll(/^\s*rpc (\w+)\(/gm)].map(([, rpc]) => `${service}.${rpc}`),
    ),
  );
}
