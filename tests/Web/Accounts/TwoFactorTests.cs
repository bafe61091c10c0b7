using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Accounts;

namespace Veritas.Tests.Web.Accounts;

public sealed class TwoFactorTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private VeritasServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = new VeritasServer { Time = _time };
        await _server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_sign_in_with_a_second_factor_needs_a_code_valid_once()
    {
        var person = await _server.PersonAsync("teacher");
        var (secret, _) = await TurnOnAsync(person);

        Assert.Equal((401, "code_required"), await LoginAsync(person, null));
        Assert.Equal((401, "code_wrong"), await LoginAsync(person, CodeNow(secret)));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((401, "code_wrong"), await LoginAsync(person, CodeNow(secret) == "000000" ? "111111" : "000000"));
        Assert.Equal((200, ""), await LoginAsync(person, CodeNow(secret)));
        Assert.Equal((401, "code_wrong"), await LoginAsync(person, CodeNow(secret)));
        Assert.True((await person.Http.ReadAsync("/auth/profile")).GetProperty("two_factor").GetBoolean());
    }

    [Fact]
    public async Task A_backup_code_is_valid_once_in_any_notation()
    {
        var person = await _server.PersonAsync("student");
        var (_, codes) = await TurnOnAsync(person);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(
            (200, ""),
            await LoginAsync(person, codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))
        );
        Assert.Equal((401, "code_wrong"), await LoginAsync(person, codes[3]));
        Assert.Equal((200, ""), await LoginAsync(person, codes[4]));
        Assert.Equal(
            0,
            await _server.Database.ScalarAsync<long>(
                $"select count(*) from backup_codes where encode(code_hash, 'escape') like '%{codes[0]}%'"
            )
        );
    }

    [Fact]
    public async Task The_setup_returns_a_QR_code_and_requires_password_and_first_code()
    {
        var person = await _server.PersonAsync("student");
        Assert.Equal(
            (401, "credentials_wrong"),
            await _server.Anonymous.RefusedAsync(
                "/auth/two-factor/setup",
                new { email = person.Email, password = "wrong password" }
            )
        );
        Assert.Equal((409, "two_factor_on"), await CodeAsync("confirm", person, "123456"));

        var setup = await SetUpAsync(person);

        Assert.StartsWith(
            $"otpauth://totp/Veritas:{Uri.EscapeDataString(person.Email)}?secret={setup.GetProperty("secret").GetString()}",
            setup.GetProperty("otpauth_uri").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("<svg", setup.GetProperty("qr_svg").GetString(), StringComparison.Ordinal);
        Assert.Equal((401, "code_wrong"), await CodeAsync("confirm", person, "nonsense"));
        Assert.Equal((200, ""), await LoginAsync(person, null));
        Assert.Equal((409, "two_factor_off"), await CodeAsync("disable", person, "123456"));
    }

    [Fact]
    public async Task A_second_factor_can_be_turned_off_with_a_code_and_set_up_again()
    {
        var person = await _server.PersonAsync("student");
        var (_, codes) = await TurnOnAsync(person);
        Assert.Equal(
            (409, "two_factor_on"),
            await _server.Anonymous.RefusedAsync(
                "/auth/two-factor/setup",
                new { email = person.Email, password = VeritasServer.Password }
            )
        );
        Assert.Equal((401, "code_wrong"), await CodeAsync("disable", person, "nonsense"));

        Assert.Equal((204, ""), await CodeAsync("disable", person, codes[0]));

        Assert.Equal((200, ""), await LoginAsync(person, null));
        await TurnOnAsync(person);
        Assert.Equal((401, "code_wrong"), await LoginAsync(person, codes[1]));
    }

    [Fact]
    public async Task Roles_that_require_a_second_factor_cannot_sign_in_without_one()
    {
        await using var strict = new VeritasServer { Settings = { ["Veritas:SignIn:TwoFactorFor"] = "teacher" } };
        await strict.InitializeAsync();
        using var admin = await strict.AdminAsync();
        await admin.PostedAsync(
            "/admin/users",
            new
            {
                email = "must@example.org",
                password = VeritasServer.Password,
                full_name = "Grace",
                role = "teacher",
            }
        );
        var must = new { email = "must@example.org", password = VeritasServer.Password };

        Assert.Equal((403, "two_factor_required"), await strict.Anonymous.RefusedAsync("/auth/login", must));

        var secret = Decode(
            (await strict.Anonymous.PostedAsync("/auth/two-factor/setup", must)).GetProperty("secret").GetString()!
        );
        var codes = await strict.Anonymous.PostedAsync(
            "/auth/two-factor/confirm",
            new
            {
                must.email,
                must.password,
                code = TotpCodes.Code(secret, TotpCodes.StepAt(strict.Time.GetUtcNow())),
            }
        );
        var backup = codes.GetProperty("codes")[0].GetString();
        await strict.Anonymous.PostedAsync(
            "/auth/login",
            new
            {
                must.email,
                must.password,
                code = backup,
            }
        );
        Assert.Equal(
            (403, "two_factor_demanded"),
            await strict.Anonymous.RefusedAsync(
                "/auth/two-factor/disable",
                new
                {
                    must.email,
                    must.password,
                    code = backup,
                }
            )
        );
        await strict.PersonAsync("student");
    }

    private async Task<(byte[] Secret, string[] Codes)> TurnOnAsync(Person person)
    {
        var secret = Decode((await SetUpAsync(person)).GetProperty("secret").GetString()!);
        var codes = await _server.Anonymous.PostedAsync(
            "/auth/two-factor/confirm",
            new
            {
                email = person.Email,
                password = VeritasServer.Password,
                code = CodeNow(secret),
            }
        );
        return (secret, [.. codes.GetProperty("codes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    private Task<JsonElement> SetUpAsync(Person person) =>
        _server.Anonymous.PostedAsync(
            "/auth/two-factor/setup",
            new { email = person.Email, password = VeritasServer.Password }
        );

    private Task<(int Status, string Code)> CodeAsync(string step, Person person, string code) =>
        AnswerAsync(
            $"/auth/two-factor/{step}",
            new
            {
                email = person.Email,
                password = VeritasServer.Password,
                code,
            }
        );

    private Task<(int Status, string Code)> LoginAsync(Person person, string? code) =>
        AnswerAsync(
            "/auth/login",
            new
            {
                email = person.Email,
                password = VeritasServer.Password,
                code,
            }
        );

    private async Task<(int Status, string Code)> AnswerAsync(string url, object body)
    {
        var answer = await _server.Anonymous.PostAsJsonAsync(url, body);
        return answer.IsSuccessStatusCode ? ((int)answer.StatusCode, "") : await VeritasServer.Refusal(answer);
    }

    private string CodeNow(byte[] secret) => TotpCodes.Code(secret, TotpCodes.StepAt(_time.GetUtcNow()));

    private static byte[] Decode(string base32)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var letter in base32)
        {
            (bits, held) = (
                (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal),
                held + 5
            );
            if (held >= 8)
            {
                bytes.Add((byte)(bits >> (held - 8)));
                held -= 8;
            }

            bits &= (1 << held) - 1;
        }

        return [.. bytes];
    }
}
