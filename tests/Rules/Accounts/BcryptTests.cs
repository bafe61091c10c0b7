using System.Text;
using BCrypt.Net;
using FsCheck;
using FsCheck.Fluent;
using Bcrypt = BCrypt.Net.BCrypt;

namespace Veritas.Tests.Rules.Accounts;

public sealed class BcryptTests
{
    private const string Salt = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.";

    private static readonly char[] Letters = [.. "aZ09 \0'\"é漢\u00a3"];

    [Fact]
    public void What_was_hashed_is_verified_and_nothing_else_is()
    {
        var passwords = Gen.Elements(Letters).ArrayOf().Select(letters => new string(letters)).ToArbitrary();
        Prop.ForAll(passwords, password =>
        {
            var hash = Bcrypt.HashPassword(password, 4);
            var whole = Encoding.UTF8.GetByteCount(password) < 72;
            return Bcrypt.Verify(password, hash) && (!whole || !Bcrypt.Verify(password + "?", hash));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void A_hash_is_written_as_60_characters_with_version_and_work_factor()
    {
        var hash = Bcrypt.HashPassword("correct horse", 5);

        Assert.Matches(@"^\$2a\$05\$[./A-Za-z0-9]{53}$", hash);
        Assert.NotEqual(hash, Bcrypt.HashPassword("correct horse", 5));
    }

    [Fact]
    public void The_three_versions_differ_in_their_letter_alone()
    {
        var hashes = "aby".Select(letter => Bcrypt.HashPassword("pass £", Salt.Replace("2b", "2" + letter, StringComparison.Ordinal)));

        Assert.Single(hashes.Select(hash => hash[3..]).Distinct());
    }

    [Fact]
    public void Only_the_first_72_bytes_count()
    {
        var hash = Bcrypt.HashPassword(new string('x', 72), 4);

        Assert.True(Bcrypt.Verify(new string('x', 73), hash));
        Assert.False(Bcrypt.Verify(new string('x', 71), hash));
        Assert.False(Bcrypt.Verify(new string('x', 71) + "y", hash));
    }

    [Fact]
    public void A_nul_is_a_byte_like_any_other()
    {
        var hash = Bcrypt.HashPassword("abc\0def", 4);

        Assert.True(Bcrypt.Verify("abc\0def", hash));
        Assert.False(Bcrypt.Verify("abc", hash));
        Assert.False(Bcrypt.Verify("abc\0deg", hash));
    }

    [Fact]
    public void A_lone_surrogate_is_refused() =>
        Assert.Throws<EncoderFallbackException>(() => Bcrypt.HashPassword("a\ud800", 4));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(32)]
    public void A_work_factor_out_of_range_is_refused(int workFactor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bcrypt.HashPassword("a", workFactor));

    [Theory]
    [InlineData("$1a$04$CCCCCCCCCCCCCCCCCCCCC.")]
    [InlineData("$2c$04$CCCCCCCCCCCCCCCCCCCCC.")]
    [InlineData("$2a$004CCCCCCCCCCCCCCCCCCCCC.")]
    [InlineData("$2a$32$CCCCCCCCCCCCCCCCCCCCC.")]
    [InlineData("$2a$00$CCCCCCCCCCCCCCCCCCCCC.")]
    public void A_salt_that_is_not_bcrypt_is_refused(string salt) =>
        Assert.Throws<SaltParseException>(() => Bcrypt.Verify("a", salt));

    [Fact]
    public void A_changed_hash_is_not_verified()
    {
        var hash = Bcrypt.HashPassword("a", 4);

        for (var at = 7; at < hash.Length; at++)
        {
            var changed = hash[..at] + (hash[at] == 'e' ? 'g' : 'e') + hash[(at + 1)..];
            Assert.False(Bcrypt.Verify("a", changed));
        }

        Assert.False(Bcrypt.Verify("a", hash[..^1]));
        Assert.False(Bcrypt.Verify("a", hash + "."));
    }

    [Fact]
    public void A_hash_needs_a_rehash_below_the_new_work_factor_only()
    {
        var hash = Bcrypt.HashPassword("a", 5);

        Assert.True(Bcrypt.PasswordNeedsRehash(hash, 6));
        Assert.False(Bcrypt.PasswordNeedsRehash(hash, 5));
        Assert.False(Bcrypt.PasswordNeedsRehash(hash, 4));
        Assert.Throws<SaltParseException>(() => Bcrypt.PasswordNeedsRehash("not a hash", 5));
        Assert.Throws<SaltParseException>(() => Bcrypt.PasswordNeedsRehash(hash[..^1] + "!", 5));
    }
}
