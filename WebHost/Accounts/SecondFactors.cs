using System.Security.Cryptography;
using System.Text;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Creates, encrypts and checks second factors. The key is derived from the signing key of this installation's web
/// hosts, so the database alone cannot produce codes.
/// </summary>
internal sealed class SecondFactors(byte[] signingKey, SecurityService security, TimeProvider time)
{
    private const int SecretBytes = 20;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int BackupCodes = 10;
    private const int BackupBytes = 10;
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        signingKey,
        32,
        info: "veritas second factor"u8.ToArray()
    );

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>Ten codes of 80 random bits, as <c>ABCD-EFGH-IJKL-MNOP</c>.</summary>
    public static string[] NewBackupCodes() =>
        [
            .. Enumerable
                .Range(0, BackupCodes)
                .Select(_ => TotpCodes.Base32(RandomNumberGenerator.GetBytes(BackupBytes)))
                .Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part)))),
        ];

    /// <summary>The stored hash of a backup code; ignores case, spaces and dashes.</summary>
    public static byte[] HashBackup(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant()));

    /// <summary>Encrypts a secret for one user: copied to another account it cannot be decrypted.</summary>
    public byte[] Seal(Guid userId, byte[] secret)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var (text, tag) = (new byte[secret.Length], new byte[TagBytes]);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, secret, text, tag, userId.ToByteArray());
        return [.. nonce, .. tag, .. text];
    }

    /// <summary>
    /// The time step of a right code; null when it is wrong or the secret was encrypted with another installation's
    /// key.
    /// </summary>
    public long? Match(Guid userId, SecondFactor factor, string code)
    {
        var box = factor.Sealed.Span;
        if (box.Length != NonceBytes + TagBytes + SecretBytes)
        {
            return null;
        }

        var secret = new byte[SecretBytes];
        try
        {
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(
                box[..NonceBytes],
                box[(NonceBytes + TagBytes)..],
                box.Slice(NonceBytes, TagBytes),
                secret,
                userId.ToByteArray()
            );
            return TotpCodes.Match(secret, code, time.GetUtcNow());
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Whether a text can be a code of the app or a backup code.</summary>
    public static bool CanBe(string code) => code.Length is > 0 and <= 64 && !code.Contains('\0');

    /// <summary>Uses up a code of the app or a backup code; false when it is wrong or was used before.</summary>
    public async Task<bool> UseAsync(Guid userId, SecondFactor factor, string code, CancellationToken cancel) =>
        code.Length == TotpCodes.Digits
            ? Match(userId, factor, code) is { } step && await security.UseStep(userId, step, cancel)
            : CanBe(code) && await security.UseBackupCode(userId, HashBackup(code), cancel);
}
