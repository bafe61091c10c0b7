using System.Net.Http.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Changes whose client disconnects before the response.</summary>
public sealed class DisconnectTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Waiting =
        "pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

    private const string Cancelled = "audit_log where action = 'POST /admin/holds' and status = 499";

    [Fact]
    public async Task A_change_is_cancelled_and_audited_unless_its_retry_needs_the_answer()
    {
        using var admin = await server.AdminAsync();
        var student = await server.PersonAsync("student");
        using var closed = new CancellationTokenSource();
        await using (var blocking = await server.Database.DataSource.OpenConnectionAsync())
        {
            await using var block = blocking.CreateCommand();
            block.CommandText = "begin; lock table legal_holds in share row exclusive mode";
            await block.ExecuteNonQueryAsync();
            var withKey = PlaceAsync(admin, student, "kept", closed.Token);
            var without = PlaceAsync(admin, student, null, closed.Token);
            await Poll.UntilAsync(() => CountAsync(Waiting), n => n == 2);

            await closed.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withKey);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => without);
            await Poll.UntilAsync(() => CountAsync(Cancelled), n => n == 1);
        }

        using var answer = await Poll.UntilAsync(
            () => PlaceAsync(admin, student, "kept", default),
            a => (int)a.StatusCode != 409
        );

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.True(answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, await CountAsync($"legal_holds where student_id = '{student.Id}' and reason = 'kept'"));
        Assert.Equal(0, await CountAsync($"legal_holds where student_id = '{student.Id}' and reason = 'cancelled'"));
    }

    private Task<long> CountAsync(string rows) => server.Database.ScalarAsync<long>($"select count(*) from {rows}");

    private static Task<HttpResponseMessage> PlaceAsync(
        HttpClient admin,
        Person student,
        string? key,
        CancellationToken cancel
    )
    {
        var body = new { student_id = student.Id, reason = key ?? "cancelled" };
        var request = new HttpRequestMessage(HttpMethod.Post, "/admin/holds") { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return admin.SendAsync(request, cancel);
    }
}
