import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { login } from '../api/accounts';
import { explain, fieldProblem } from '../api/problem';
import { fieldsAfter, NO_EXTRA_FIELDS, onlyAsksForField } from './signInFields';

export function SignInForm() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [asked, setAsked] = useState(NO_EXTRA_FIELDS);
  const signIn = useMutation({
    mutationFn: () =>
      login(email.trim(), password, {
        ...(asked.code ? { code: code.trim() } : {}),
        ...(asked.newPassword ? { new_password: newPassword } : {}),
      }),
    onError: (error) => setAsked((before) => fieldsAfter(error, before)),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {signIn.error && (
          <Alert color={onlyAsksForField(signIn.error) ? 'blue' : 'red'} role="alert" data-testid="sign-in-error">
            {explain(signIn.error)}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          data-testid="email"
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-testid="password"
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        {asked.newPassword && (
          <PasswordInput
            label="New password"
            description="Replaces the one-time password you were given."
            autoComplete="new-password"
            required
            withAsterisk={false}
            data-testid="new-password"
            error={fieldProblem(signIn.error, 'new_password')}
            value={newPassword}
            onChange={(e) => setNewPassword(e.currentTarget.value)}
          />
        )}
        {asked.code && (
          <TextInput
            label="Code"
            description="From your authenticator app, or a backup code."
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            autoFocus
            data-testid="code"
            error={fieldProblem(signIn.error, 'code')}
            value={code}
            onChange={(e) => setCode(e.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={signIn.isPending} data-testid="sign-in" mt="xs">
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
