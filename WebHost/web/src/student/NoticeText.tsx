import { List, Text, Title } from '@mantine/core';
import type { MonitoringNotice } from '../api/schema';
import { plural, sentence } from '../shell/format';

/** The complete monitoring notice. */
export function NoticeText({ notice }: { notice: MonitoringNotice }) {
  return (
    <section className="surface" style={{ padding: '1rem' }} aria-labelledby="notice-title">
      <Title order={2} id="notice-title" mb="xs">
        How this exam is monitored
      </Title>
      <Text mb="sm">{notice.purpose}</Text>
      <Title order={3} mb={4}>
        What is collected
      </Title>
      <List size="sm" mb="sm" spacing={2}>
        {notice.collects.map((item) => (
          <List.Item key={item.type}>{sentence(item.meaning)}</List.Item>
        ))}
      </List>
      {notice.never.length > 0 && (
        <>
          <Title order={3} mb={4}>
            What is never collected
          </Title>
          <List size="sm" mb="sm" spacing={2}>
            {notice.never.map((item) => (
              <List.Item key={item}>{item}</List.Item>
            ))}
          </List>
        </>
      )}
      <Title order={3} mb={4}>
        How long it is kept
      </Title>
      <Text size="sm">For {plural(notice.retention_days, 'day')} after the exam, then it is deleted.</Text>
      <Text size="sm" mt="sm">
        A number never decides about you. A person looks at what happened, and a broken connection is never held against
        you.
      </Text>
    </section>
  );
}
