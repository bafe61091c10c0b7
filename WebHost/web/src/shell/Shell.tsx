import { Anchor, Group, Text } from '@mantine/core';
import { Link, Outlet, useNavigation } from 'react-router';
import { useUser } from '../accounts/useUser';
import { AccountMenu } from './AccountMenu';
import classes from './Shell.module.css';
import { ThemeToggle } from './ThemeToggle';

/** The frame of every page: name, account menu, colour scheme. */
export function Shell() {
  const user = useUser();
  const busy = useNavigation().state !== 'idle';
  return (
    <div className={classes['frame']}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className={classes['header']} aria-busy={busy}>
        <Anchor component={Link} to="/" className={classes['name']} underline="never">
          Veritas
        </Anchor>
        {user && (
          <Text size="sm" c="dimmed" className={classes['role']}>
            {user.role === 'student' ? 'Student' : user.role === 'admin' ? 'Administrator' : 'Teacher'}
          </Text>
        )}
        <Group gap="xs" ml="auto" wrap="nowrap">
          <ThemeToggle />
          {user && <AccountMenu user={user} />}
        </Group>
      </header>
      <main id="main" tabIndex={-1} className={classes['main']}>
        <Outlet />
      </main>
    </div>
  );
}
