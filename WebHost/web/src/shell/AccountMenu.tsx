import { Button, Menu, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { logout } from '../api/accounts';
import type { User } from '../api/types';

export function AccountMenu({ user }: { user: User }) {
  const navigate = useNavigate();
  const leave = async () => {
    await logout();
    await navigate('/');
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle" size="compact-sm" color="gray" c="inherit" maw="14rem" data-testid="account" title={user.full_name}
          styles={{ label: { display: 'block', height: 'auto', textOverflow: 'ellipsis' } }}
        >
          {user.full_name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="xs" c="dimmed" px="sm" py={4}>{user.email}</Text>
        <Menu.Item onClick={() => void leave()} data-testid="sign-out">Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
