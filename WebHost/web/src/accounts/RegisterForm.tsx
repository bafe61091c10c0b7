import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { register } from '../api/accounts';
import { explain, ProblemError } from '../api/problem';

export function RegisterForm() {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signUp = useMutation({ mutationFn: () => register(email.trim(), password, name.trim()) });
  const fields = signUp.error instanceof ProblemError ? signUp.error.errors : {};
  const known = ['full_name', 'email', 'password'].some((field) => fields[field]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    signUp.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {signUp.error && !known && (
          <Alert color="red" role="alert" data-testid="register-error">
            {explain(signUp.error)}
          </Alert>
        )}
        <TextInput
          label="Full name"
          autoComplete="name"
          required
          withAsterisk={false}
          data-testid="full-name"
          error={fields['full_name']?.[0]}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          data-testid="email"
          error={fields['email']?.[0]}
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          data-testid="password"
          error={fields['password']?.[0]}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <Button type="submit" loading={signUp.isPending} data-testid="register" mt="xs">
          Register
        </Button>
      </Stack>
    </form>
  );
}
