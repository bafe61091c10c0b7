import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { login } from '../api/accounts';
import { explain } from '../api/problem';

export function SignInForm() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({ mutationFn: () => login(email.trim(), password) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {signIn.error && <Alert color="red" role="alert" data-testid="sign-in-error">{explain(signIn.error)}</Alert>}
        <TextInput label="E-mail" type="email" autoComplete="username" required withAsterisk={false} data-testid="email" value={email} onChange={(e) => setEmail(e.currentTarget.value)} />
        <PasswordInput
          label="Password" autoComplete="current-password" required withAsterisk={false} data-testid="password"
          value={password} onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending} data-testid="sign-in" mt="xs">Sign in</Button>
      </Stack>
    </form>
  );
}
