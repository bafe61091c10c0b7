using System.Text;
using Veritas.WebHost.Accounts;

namespace Veritas.Tests.Web.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    /// <summary>Test vectors for SHA-1 from RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_match_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, TotpCodes.Code(Secret, TotpCodes.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8));

    /// <summary>Test vectors from RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_matches_RFC_4648(string text, string encoded) =>
        Assert.Equal(encoded, TotpCodes.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_clock_may_be_off_by_one_step_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
        var step = TotpCodes.StepAt(now);

        Assert.Equal(
            [null, step - 1, step, step + 1, null],
            Enumerable.Range(-2, 5).Select(i => TotpCodes.Match(Secret, TotpCodes.Code(Secret, step + i), now))
        );
        Assert.All(
            new[] { "", "12345", "abcdef", "1234567" },
            wrong => Assert.Null(TotpCodes.Match(Secret, wrong, now))
        );
    }
}
