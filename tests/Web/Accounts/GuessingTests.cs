using System.Net.Http.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class GuessingTests
{
    [Fact]
    public async Task Failures_double_the_wait_and_the_right_password_resets_it()
    {
        var (server, time) = await VeritasServer.WithClockAsync();
        await using var _ = server;
        var person = await server.PersonAsync("student");
        await FailAsync(server, person, 5);

        Assert.Equal(30, await WaitAsync(server, person, VeritasServer.Password));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, await WaitAsync(server, person, VeritasServer.Password));
        time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(server, person, 1);
        Assert.Equal(60, await WaitAsync(server, person, "again wrong"));

        time.Advance(TimeSpan.FromSeconds(60));
        await server.SignInAsync(person.Email);
        await FailAsync(server, person, 4);
        await server.SignInAsync(person.Email);
    }

    [Fact]
    public async Task Concurrent_failures_are_all_counted()
    {
        var (server, _) = await VeritasServer.WithClockAsync();
        await using var own = server;
        var person = await server.PersonAsync("student");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => GuessAsync(server, person, "wrong password"))
        );

        Assert.Equal(5, answers.Count(a => (int)a.StatusCode == 401));
        Assert.Equal(15, answers.Count(a => (int)a.StatusCode == 429));
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_response()
    {
        var (server, _) = await VeritasServer.WithClockAsync();
        await using var own = server;
        var person = await server.PersonAsync("student");

        var wrong = await (await GuessAsync(server, person, "wrong password")).Content.ReadAsStringAsync();
        var unknown = await (
            await GuessAsync(server, person with { Email = "nobody@example.org" }, "wrong password")
        ).Content.ReadAsStringAsync();

        Assert.Equal(WithoutTrace(wrong), WithoutTrace(unknown));
    }

    [Fact]
    public async Task Sign_ins_per_address_are_limited()
    {
        await using var server = new VeritasServer { Settings = { ["Veritas:Limits:SignInsPerMinute"] = "3" } };
        await server.InitializeAsync();
        var guess = new { email = "nobody@example.org", password = "wrong password" };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((401, "credentials_wrong"), await server.Anonymous.RefusedAsync("/auth/login", guess));
        }

        var refused = await server.Anonymous.PostAsJsonAsync("/auth/login", guess);

        Assert.Equal((429, "too_many_requests"), await VeritasServer.Refusal(refused));
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    private static async Task FailAsync(VeritasServer server, Person person, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(
                (401, "credentials_wrong"),
                await VeritasServer.Refusal(await GuessAsync(server, person, "wrong password"))
            );
        }
    }

    /// <summary>The number of seconds to wait, from the response.</summary>
    private static async Task<int> WaitAsync(VeritasServer server, Person person, string password)
    {
        var refused = await GuessAsync(server, person, password);
        Assert.Equal((429, "too_many_attempts"), await VeritasServer.Refusal(refused));
        return (int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
    }

    private static Task<HttpResponseMessage> GuessAsync(VeritasServer server, Person person, string password) =>
        server.Anonymous.PostAsJsonAsync("/auth/login", new { email = person.Email, password });

    private static string WithoutTrace(string problem) => problem.Split("\"trace_id\"")[0];
}
