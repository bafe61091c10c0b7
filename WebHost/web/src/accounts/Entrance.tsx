import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';
import { useUser } from './useUser';

const homeOf = (role: string) => (role === 'student' ? '/student' : '/teacher');

/** Sign-in and registration. Redirects users who are signed in to their pages. */
export function Entrance() {
  const user = useUser();
  const [registering, setRegistering] = useState(false);
  const from = (useLocation().state as { from?: string } | null)?.from;
  useEffect(() => {
    document.title = registering ? 'Register · Veritas' : 'Sign in · Veritas';
  }, [registering]);

  if (user) {
    const home = homeOf(user.role);
    return <Navigate to={from?.startsWith(home) ? from : home} replace />;
  }
  return (
    <Stack align="center" px="sm" py="xl" gap="sm">
      <Paper withBorder p="xl" w="100%" maw="26rem" mt={{ base: 0, sm: '6vh' }}>
        <Title order={1} mb={4}>
          {registering ? 'Register as a student' : 'Sign in'}
        </Title>
        <Text c="dimmed" size="sm" mb="lg">
          {registering
            ? 'Teachers get their account from an administrator.'
            : 'Live online exams, monitored by people, with scores you can understand.'}
        </Text>
        {registering ? <RegisterForm /> : <SignInForm />}
        <Text size="sm" mt="lg">
          {registering ? 'Registered already? ' : 'New here? '}
          <Anchor
            component="button"
            type="button"
            size="sm"
            data-testid="switch-form"
            onClick={() => setRegistering(!registering)}
          >
            {registering ? 'Sign in' : 'Register as a student'}
          </Anchor>
        </Text>
      </Paper>
      <Text size="xs" c="dimmed">
        You stay signed in in this tab only.
      </Text>
    </Stack>
  );
}
