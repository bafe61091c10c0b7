using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class NetworkGuessingTests
{
    [Fact]
    public async Task Failures_from_one_network_have_to_wait_and_successes_do_not_count()
    {
        var time = new ManualTime();
        await using var server = new VeritasServer
        {
            Time = time,
            Settings = { ["Veritas:Accounts:FreeAddressFailures"] = "4" },
        };
        await server.InitializeAsync();
        var person = await server.PersonAsync("student");
        for (var i = 0; i < 10; i++)
        {
            await server.SignInAsync(person.Email);
        }

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal((401, "credentials_wrong"), await GuessAsync(server, $"nobody{i}@example.org"));
        }

        Assert.Equal((429, "too_many_attempts"), await GuessAsync(server, "nobody9@example.org"));
        Assert.Equal(
            (429, "too_many_attempts"),
            await server.Anonymous.RefusedAsync(
                "/auth/login",
                new { email = person.Email, password = VeritasServer.Password }
            )
        );
        time.Advance(TimeSpan.FromSeconds(31));
        await server.SignInAsync(person.Email);
        Assert.Equal((401, "credentials_wrong"), await GuessAsync(server, "nobody9@example.org"));
        Assert.Equal((429, "too_many_attempts"), await GuessAsync(server, "nobody9@example.org"));
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                "select count(*) from sign_in_addresses where encode(address_hash, 'escape') like '%127%'"
            )
        );
    }

    private static Task<(int Status, string Code)> GuessAsync(VeritasServer server, string email) =>
        server.Anonymous.RefusedAsync("/auth/login", new { email, password = "wrong password" });
}
