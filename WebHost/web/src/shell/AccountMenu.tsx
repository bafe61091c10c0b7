import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { logout, openGrainDashboard } from '../api/accounts';
import { ProblemError, explain } from '../api/problem';
import type { User } from '../api/schema';

export function AccountMenu({ user }: { user: User }) {
  const navigate = useNavigate();
  const leave = async () => {
    await logout();
    await navigate('/');
  };
  const openDashboard = async () => {
    try {
      await openGrainDashboard();
    } catch (error) {
      const off = error instanceof ProblemError && error.status === 404;
      const message = off
        ? 'The Orleans dashboard is disabled. Enable it with Veritas:Dashboard:Enabled.'
        : explain(error);
      notifications.show({ message, color: 'red' });
    }
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          c="inherit"
          maw="14rem"
          data-testid="account"
          title={user.full_name}
          styles={{ label: { display: 'block', height: 'auto', textOverflow: 'ellipsis' } }}
        >
          {user.full_name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="xs" c="dimmed" px="sm" py={4}>
          {user.email}
        </Text>
        {user.role === 'admin' && <Menu.Item onClick={() => void openDashboard()}>Orleans dashboard</Menu.Item>}
        <Menu.Item onClick={() => void leave()} data-testid="sign-out">
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
