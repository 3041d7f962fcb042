import { Text } from '@mantine/core';
import { translator } from '@/language/server';
import { Article, ArticleSection } from '@/ui/article';
import { TextLink } from '@/ui/links';
import { dataClasses, keptData } from './privacy.data';
import styles from './privacy.module.scss';

const sections = ['travel', 'logs', 'browser', 'others'] as const;

/** What is kept about a person, and who can read it (PF-U06). */
export async function PrivacyScreen() {
  const t = await translator();
  return (
    <Article heading={t('privacy.heading')} lead={t('privacy.lead')}>
      <ArticleSection heading={t('privacy.classesHeading')}>
        <Text mb="md">{t('privacy.classesLead')}</Text>
        <dl className={styles.classes}>
          {dataClasses.map((dataClass) => (
            <div key={dataClass} className={styles.class}>
              <dt>
                <Mark dataClass={dataClass} /> {t(`privacy.classes.${dataClass}.name`)}
              </dt>
              <dd>{t(`privacy.classes.${dataClass}.text`)}</dd>
            </div>
          ))}
        </dl>
      </ArticleSection>

      <ArticleSection heading={t('privacy.keptHeading')}>
        <KeptData />
      </ArticleSection>

      {sections.map((section) => (
        <ArticleSection key={section} heading={t(`privacy.sections.${section}.heading`)}>
          <Text lh={1.65}>{t(`privacy.sections.${section}.text`)}</Text>
        </ArticleSection>
      ))}

      <Text c="dimmed">
        {t('privacy.proof')} <TextLink href="/terms">{t('privacy.terms')}</TextLink>
      </Text>
    </Article>
  );
}

/** A table on a wide screen; below, each row becomes a small card of its own. */
async function KeptData() {
  const t = await translator();
  const [who, how] = [t('privacy.columns.who'), t('privacy.columns.how')];
  return (
    <table className={styles.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('privacy.columns.dataClass')}</th>
          <th role="columnheader">{t('privacy.columns.what')}</th>
          <th role="columnheader">{who}</th>
          <th role="columnheader">{how}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {keptData.map(({ id, dataClass }) => (
          <tr key={id} role="row">
            <td role="cell" className={styles.mark}>
              <Mark dataClass={dataClass} />
            </td>
            <th role="rowheader" scope="row">
              {t(`privacy.kept.${id}.what`)}
            </th>
            <td role="cell" data-label={who}>
              {t(`privacy.kept.${id}.who`)}
            </td>
            <td role="cell" data-label={how}>
              {t(`privacy.kept.${id}.how`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function Mark({ dataClass }: { dataClass: (typeof dataClasses)[number] }) {
  const t = await translator();
  return (
    <abbr className={styles.letter} title={t(`privacy.classes.${dataClass}.name`)}>
      {dataClass}
    </abbr>
  );
}
