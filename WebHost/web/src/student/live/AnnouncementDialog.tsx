import { Button, Group, Modal, Text } from '@mantine/core';

export interface Announcement {
  id: string;
  kind: string;
  title: string;
  text: string;
}

/** Shows one announcement at a time. Closing it marks the instruction as done. */
export function AnnouncementDialog({
  announcement,
  onRead,
}: {
  announcement: Announcement | undefined;
  onRead: (id: string) => void;
}) {
  return (
    <Modal
      opened={announcement !== undefined}
      onClose={() => announcement && onRead(announcement.id)}
      title={announcement?.title}
      centered
      zIndex={300}
      closeOnClickOutside={false}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      role="alertdialog"
      styles={{ title: { fontWeight: 600 } }}
    >
      {announcement && (
        <div data-testid="instruction" data-kind={announcement.kind}>
          <Text className="prose">{announcement.text}</Text>
          <Group justify="flex-end" mt="md">
            <Button data-autofocus onClick={() => onRead(announcement.id)} data-testid="instruction-read">
              Understood
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  );
}
