using System.Globalization;

namespace BCrypt.Net;

/// <summary>What stands in front of a hash: <c>$2b$12$</c> and 22 characters of salt.</summary>
internal readonly record struct BcryptSettings(char Revision, int WorkFactor, byte[] Salt)
{
    public const int MinWorkFactor = 4;
    public const int MaxWorkFactor = 31;
    public const int SaltBytes = 16;

    private const int SaltAt = 7;
    private const int SaltLength = 22;
    private const int WholeLength = 60;

    public static bool IsKnown(char revision) => revision is 'a' or 'b' or 'y';

    /// <summary>Reads the settings in front of a salt or of a whole hash; what follows them is not looked at.</summary>
    public static BcryptSettings Parse(string text)
    {
        if (text.Length < SaltAt + SaltLength)
            throw new SaltParseException("The salt is too short.");
        if (!text.StartsWith("$2", StringComparison.Ordinal))
            throw new SaltParseException("The salt has an unknown version.");
        if (!IsKnown(text[2]) || text[3] != '$')
            throw new SaltParseException("The salt has an unknown revision.");
        if (!char.IsAsciiDigit(text[4]) || !char.IsAsciiDigit(text[5]) || text[6] != '$')
            throw new SaltParseException("The salt has no work factor.");

        var workFactor = (10 * (text[4] - '0')) + (text[5] - '0');
        if (workFactor is < MinWorkFactor or > MaxWorkFactor)
            throw new SaltParseException("The salt's work factor is not 4 to 31.");

        var salt = BcryptBase64.Decode(text.AsSpan(SaltAt, SaltLength), SaltBytes)
            ?? throw new SaltParseException("The salt has a character outside the alphabet.");
        return new(text[2], workFactor, salt);
    }

    /// <summary>Reads the settings of a hash that must be whole: its length and every character are checked.</summary>
    public static BcryptSettings ParseWhole(string hash)
    {
        if (hash.Length != WholeLength || !BcryptBase64.IsAlphabet(hash.AsSpan(SaltAt)))
            throw new SaltParseException("The text is not a bcrypt hash.");
        return Parse(hash);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"$2{Revision}${WorkFactor:D2}${BcryptBase64.Encode(Salt)}");
}
