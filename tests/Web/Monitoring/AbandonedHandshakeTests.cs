using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Monitoring;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Monitoring;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>Clients that abandon handshakes, as on a bad network or while a server restarts under load.</summary>
public sealed class AbandonedHandshakeTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const int Clients = 1_000;
    private const int AtOnce = 50;

    private const string InsertAttempts = """
        insert into exam_attempts (id, exam_id, student_id, status, started_at, started_on, deadline, duration_s,
            notice_version, policy, accommodation)
        select gen_random_uuid(), e.id, s.id, 'in_progress', now(), (now() at time zone 'utc')::date,
            now() + interval '1 hour', 3600, 1, e.policy, '{"exempt":[],"scale":{}}'::jsonb
        from exams e cross join students s where e.id = '@exam'
        """;

    [Fact]
    public async Task The_newest_connection_of_every_client_stays_open()
    {
        var attempts = await AttemptsAsync();
        var open = new ConcurrentBag<(Guid Attempt, MonitorClient Client)>();

        await Parallel.ForAsync(
            0,
            Clients,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, cancel) =>
            {
                // The same draws in every run.
                var random = new Random(i);
                var number = 0;
                var ticket = Ticket(attempts[i]);
                for (var abandoned = random.Next(1, 4); abandoned > 0; abandoned--)
                {
                    await AbandonAsync(ticket, ++number, random.Next(3), cancel);
                }

                open.Add(
                    (attempts[i], await MonitorClient.OpenAsync(server, ticket, $"&client=tab&connection={++number}"))
                );
            }
        );

        await Parallel.ForEachAsync(
            open,
            async (connected, _) =>
            {
                var (attempt, client) = connected;
                await using var closing = client;
                Assert.NotNull(await client.NextAsync("welcome"));
                await client.SendAsync("""{"t":"ping","at":"x"}""");
                Assert.True(await client.NextAsync("pong") is not null, $"{attempt}: closed with {client.CloseStatus}");
            }
        );
    }

    private async Task<Guid[]> AttemptsAsync()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);
        await server.Database.ExecuteAsync(
            $"""
            with students as (
                insert into users (id, email, password_hash, full_name, role, created_at)
                select gen_random_uuid(), 'abandons' || i || '@example.org', 'x', 'Ada Example', 'student', now()
                from generate_series(1, {Clients}) i returning id)
            """ + InsertAttempts.Replace("@exam", exam.Id.ToString(), StringComparison.Ordinal)
        );
        return (
            await server.Database.ScalarAsync<Guid[]>(
                $"select array_agg(id) from exam_attempts where exam_id = '{exam.Id}'"
            )
        )!;
    }

    private string Ticket(Guid attempt) =>
        server.Services.GetRequiredService<MonitorTickets>().Issue(attempt, new DefaultHttpContext().Request).Ticket;

    /// <summary>
    /// Sends a handshake and resets the connection: at once, after a moment, or once the server has answered.
    /// </summary>
    private async Task AbandonAsync(string ticket, int number, int when, CancellationToken cancel)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(server.Url.Host, server.Url.Port, cancel);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /ws/monitor?ticket={ticket}&client=tab&connection={number} HTTP/1.1\r\n"
                    + $"Host: {server.Url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Protocol: veritas.monitor.v1\r\n\r\n"
            ),
            cancel
        );
        if (when == 1)
        {
            await Task.Yield();
        }
        else if (when == 2)
        {
            await socket.ReceiveAsync(new byte[256], cancel);
        }
    }
}
