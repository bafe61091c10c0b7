using System.Security.Cryptography;
using System.Text;

namespace BCrypt.Net;

/// <summary>
/// Password hashing by the bcrypt scheme of Provos and Mazieres, under the names and signatures of BCrypt.Net-Next 4.
/// </summary>
/// <remarks>
/// The password is taken as UTF-8 with one zero byte after it. Of these bytes only the first 72 count: two passwords
/// that agree in their first 72 bytes have the same hash. A NUL inside a password is a byte like any other; it does
/// not end the password as it would in C libraries. A lone surrogate is refused by an
/// <see cref="EncoderFallbackException"/>.
/// </remarks>
public static class BCrypt
{
    private const int DefaultWorkFactor = 11;

    /// <summary>UTF-8 that refuses what it cannot write, so that two different passwords never become the same bytes.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Hashes with a random salt and work factor 11.</summary>
    public static string HashPassword(string inputKey) => HashPassword(inputKey, DefaultWorkFactor);

    /// <summary>Hashes with a random salt.</summary>
    /// <param name="inputKey">The password.</param>
    /// <param name="workFactor">Base 2 logarithm of the number of rounds, 4 to 31.</param>
    /// <returns>60 characters, <c>$2a$</c>, two digits, <c>$</c>, 22 characters of salt, 31 of hash.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The work factor is not 4 to 31.</exception>
    public static string HashPassword(string inputKey, int workFactor) =>
        HashPassword(inputKey, GenerateSalt(workFactor));

    /// <summary>Hashes with the version, work factor and salt of <paramref name="salt"/>, which may be a whole hash.</summary>
    /// <exception cref="SaltParseException">The salt is not one of bcrypt 2a, 2b or 2y.</exception>
    public static string HashPassword(string inputKey, string salt)
    {
        ArgumentNullException.ThrowIfNull(inputKey);
        ArgumentException.ThrowIfNullOrEmpty(salt);
        return Hash(inputKey, BcryptSettings.Parse(salt));
    }

    /// <summary>A random salt with its version and work factor in front, 29 characters.</summary>
    /// <param name="workFactor">Base 2 logarithm of the number of rounds, 4 to 31.</param>
    /// <param name="bcryptMinorRevision">a, b or y; they differ in the letter alone.</param>
    public static string GenerateSalt(int workFactor, char bcryptMinorRevision = 'a')
    {
        if (workFactor is < BcryptSettings.MinWorkFactor or > BcryptSettings.MaxWorkFactor)
            throw new ArgumentOutOfRangeException(nameof(workFactor), workFactor, "The work factor must be 4 to 31.");
        if (!BcryptSettings.IsKnown(bcryptMinorRevision))
            throw new ArgumentException("The revision must be a, b or y.", nameof(bcryptMinorRevision));

        var salt = RandomNumberGenerator.GetBytes(BcryptSettings.SaltBytes);
        return new BcryptSettings(bcryptMinorRevision, workFactor, salt).ToString();
    }

    /// <summary>True when <paramref name="text"/> is the password of <paramref name="hash"/>. The comparison takes the same time wherever the first difference is.</summary>
    /// <exception cref="SaltParseException">The hash does not begin as one of bcrypt 2a, 2b or 2y.</exception>
    public static bool Verify(string text, string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var computed = HashPassword(text, hash);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(computed));
    }

    /// <summary>True when the hash was made with a lower work factor than <paramref name="newMinimumWorkLoad"/>.</summary>
    /// <exception cref="SaltParseException">The text is not a whole bcrypt hash.</exception>
    public static bool PasswordNeedsRehash(string hash, int newMinimumWorkLoad)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return BcryptSettings.ParseWhole(hash).WorkFactor < newMinimumWorkLoad;
    }

    private static string Hash(string password, BcryptSettings settings)
    {
        var key = new byte[Utf8.GetByteCount(password) + 1];
        try
        {
            Utf8.GetBytes(password, key);
            var digest = EksBlowfish.Digest(key, settings.Salt, settings.WorkFactor);
            return settings + BcryptBase64.Encode(digest);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
