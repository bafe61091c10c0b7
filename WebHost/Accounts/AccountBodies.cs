using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>Body of a registration.</summary>
/// <param name="Email">Compared without case.</param>
/// <param name="Password">8 characters to 72 bytes.</param>
/// <param name="FullName">1 to 200 characters.</param>
[Example("""{"email":"ada@example.org","password":"correct horse battery","full_name":"Ada Example"}""")]
public sealed record RegisterBody(string Email, string Password, string FullName);

/// <summary>Body of an account created by an admin.</summary>
/// <param name="Email">Compared without case.</param>
/// <param name="Password">8 characters to 72 bytes.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">The role of the new user.</param>
[Example(
    """{"email":"grace@example.org","password":"correct horse battery","full_name":"Grace Example","role":"teacher"}"""
)]
public sealed record NewUserBody(string Email, string Password, string FullName, Role Role);

/// <summary>Body of a sign-in.</summary>
/// <param name="Email">In any case.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">From the authenticator app, or a backup code; when the account has a second factor.</param>
/// <param name="NewPassword">Replaces a one-time password; not allowed otherwise.</param>
[Example("""{"email":"ada@example.org","password":"correct horse battery","code":"492039"}""")]
public sealed record LoginBody(string Email, string Password, string? Code = null, string? NewPassword = null);

/// <summary>Body with a refresh token.</summary>
/// <param name="RefreshToken">From the latest session.</param>
[Example("""{"refresh_token":"sI8vFCsCkqFz0hPQ1fKp6mGr1q2nD0bY3Tn5w7u9xZE"}""")]
public sealed record RefreshBody(string RefreshToken);

/// <summary>Body of a change of the caller's password.</summary>
/// <param name="CurrentPassword">The current password.</param>
/// <param name="NewPassword">8 characters to 72 bytes, different from the current one.</param>
[Example("""{"current_password":"correct horse battery","new_password":"another horse battery"}""")]
public sealed record PasswordBody(string CurrentPassword, string NewPassword);

/// <summary>Body of a reset by an admin.</summary>
/// <param name="ClearTwoFactor">Also removes the second factor.</param>
[Example("""{"clear_two_factor":false}""")]
public sealed record ResetBody(bool ClearTwoFactor = false);

/// <summary>A password that can be used once, to set another. It is shown only here.</summary>
/// <param name="Password">Hand it over to the user.</param>
/// <param name="ExpiresAt">When it expires.</param>
public sealed record OneTimePassword(string Password, DateTimeOffset ExpiresAt);

/// <summary>Body of the setup of a second factor.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">The password.</param>
[Example("""{"email":"ada@example.org","password":"correct horse battery"}""")]
public sealed record TwoFactorBody(string Email, string Password);

/// <summary>Body with a code.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">From the authenticator app; to turn the second factor off also a backup code.</param>
[Example("""{"email":"ada@example.org","password":"correct horse battery","code":"492039"}""")]
public sealed record TwoFactorCodeBody(string Email, string Password, string Code);

/// <summary>A proposed second factor. It is shown only here.</summary>
/// <param name="Secret">Base 32, to type into an app.</param>
/// <param name="OtpauthUri">The content of the QR code.</param>
/// <param name="QrSvg">The QR code as an SVG image.</param>
public sealed record TwoFactorSetup(string Secret, string OtpauthUri, string QrSvg);

/// <summary>Codes for when the device is lost, each valid once. They are shown only here.</summary>
/// <param name="Codes">Ten.</param>
public sealed record BackupCodes(ImmutableArray<string> Codes);

/// <summary>Body of a new API key.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Scopes">1 to 20, such as <c>teacher:read</c>; see docs/permissions.md.</param>
/// <param name="ExpiresAt">At most 366 days from now.</param>
[Example("""{"name":"weekly report","scopes":["teacher:read"],"expires_at":"2030-06-30T00:00:00Z"}""")]
public sealed record KeyBody(string Name, ImmutableArray<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>A new key. The secret is shown only here.</summary>
/// <param name="Secret">For the Authorization header, after Bearer.</param>
/// <param name="Key">The key without its secret.</param>
public sealed record MadeKey(string Secret, ApiKey Key);
