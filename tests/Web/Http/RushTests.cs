using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// A class behind one address, with the default rate limits. The clock does not move, so no tokens are refilled.
/// </summary>
public sealed class RushTests
{
    private const int Students = 500;
    private const int Mistyped = 50;
    private const int AtOnce = 20;

    [Fact]
    public async Task Five_hundred_students_of_one_address_sign_in_and_start_within_a_minute()
    {
        await using var server = new VeritasServer { Time = new ManualTime() };
        // The test server raises these limits; this test uses the defaults.
        var limits = new LimitOptions();
        server.Settings["Veritas:Limits:SignInsPerMinute"] = limits.SignInsPerMinute.ToString(
            CultureInfo.InvariantCulture
        );
        server.Settings["Veritas:Limits:RequestsPerSecondPerUser"] = limits.RequestsPerSecondPerUser.ToString(
            CultureInfo.InvariantCulture
        );
        await server.InitializeAsync();
        var exam = await server.PublishedExamAsync(await server.PersonAsync("teacher"));
        var model = await server.PersonAsync("student");
        await server.Database.ExecuteAsync(
            $"""
            with made as (
                insert into users (id, email, password_hash, full_name, role, created_at)
                select gen_random_uuid(), 'rush' || n || '@example.org', u.password_hash, 'Ada Example', 'student',
                    u.created_at
                from users u, generate_series(1, {Students}) n where u.id = '{model.Id}' returning id, created_at)
            insert into student_profiles (user_id, created_at) select id, created_at from made
            """
        );
        var refused = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(1, Students),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (n, cancel) =>
            {
                var email = $"rush{n}@example.org";
                if (n <= Mistyped)
                {
                    using var wrong = await server.Anonymous.PostAsJsonAsync(
                        "/auth/login",
                        new { email, password = "wrong password" },
                        cancel
                    );
                    Note(wrong, 401);
                }

                using var signedIn = await server.Anonymous.PostAsJsonAsync(
                    "/auth/login",
                    new { email, password = VeritasServer.Password },
                    cancel
                );
                Note(signedIn, 200);
                using var http = server.Client(
                    (await VeritasServer.Read(signedIn)).GetProperty("access_token").GetString()
                );
                using var started = await http.PostAsJsonAsync(
                    $"/student/exams/{exam.Id}/start",
                    new { notice_version = 1 },
                    cancel
                );
                Note(started, 201);
            }
        );

        Assert.Empty(refused);
        Assert.Equal(
            Students,
            await server.Database.ScalarAsync<long>($"select count(*) from exam_attempts where exam_id = '{exam.Id}'")
        );

        void Note(HttpResponseMessage answer, int wanted)
        {
            if ((int)answer.StatusCode != wanted)
            {
                refused.Enqueue($"{answer.RequestMessage!.RequestUri!.AbsolutePath}: {(int)answer.StatusCode}");
            }
        }
    }
}
