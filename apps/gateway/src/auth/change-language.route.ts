import { Body, Controller, Put } from '@nestjs/common';
import { ChangeLanguage } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ChangeLanguageBody } from './change-language.dto';

@Controller({ path: 'me/language', version: '1' })
export class ChangeLanguageRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Route({
    tag: 'accounts',
    summary: 'Choose the language I am written to in',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...ChangeLanguage.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async changeLanguage(
    @Body({ schema: ChangeLanguageBody }) { language }: ChangeLanguageBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const data = { accountId: signedIn(caller).accountId, language };
    await this.commands.send(ChangeLanguage, caller, () => data);
  }
}
