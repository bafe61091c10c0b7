import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { register } from '../api/accounts';
import { fieldProblem } from '../api/problem';
import { SaveProblem } from '../shell/SaveProblem';

const FIELDS = ['full_name', 'email', 'password'];

export function RegisterForm() {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signUp = useMutation({ mutationFn: () => register(email.trim(), password, name.trim()) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    signUp.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <SaveProblem error={signUp.error} beside={FIELDS} testId="register-error" />
        <TextInput
          label="Full name"
          autoComplete="name"
          required
          withAsterisk={false}
          data-testid="full-name"
          error={fieldProblem(signUp.error, 'full_name')}
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
          error={fieldProblem(signUp.error, 'email')}
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          data-testid="password"
          error={fieldProblem(signUp.error, 'password')}
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
