using System.Collections.Concurrent;
using System.Net.Http.Json;
using Npgsql;
using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Faults.Load;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults;

/// <summary>
/// Shared by all fault tests, because the setup takes long: a PostgreSQL server, an installation, a teacher and
/// students. Every fault gets an exam with new attempts.
/// </summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly ConcurrentDictionary<int, HttpClient> _students = new();
    private DirectoryInfo? _home;
    private NpgsqlDataSource? _database;

    /// <summary>The folder for PostgreSQL's files, created if missing; null for a temporary folder.</summary>
    public string? PostgresHome { get; init; }

    public FaultSettings Settings { get; } = FaultSettings.Read();

    public PrivatePostgres Postgres { get; private set; } = null!;

    public IInstallation Site { get; private set; } = null!;

    public HttpClient Teacher { get; private set; } = null!;

    public NpgsqlDataSource Database => _database!;

    /// <summary>The client of a student. There are as many students as attempts.</summary>
    public HttpClient Student(int number) => _students[number];

    private ExamApi Api => new(Site.Addresses[0]);

    /// <summary>Settings of the servers. Servers with the same home share the key that signs tickets.</summary>
    public Dictionary<string, string> ServerSettings =>
        new(ExamApi.Settings(_home!.FullName))
        {
            ["Veritas__Monitor__TicketMinutes"] = "60",
            ["Veritas__Monitor__SendSeconds"] = "2",
            ["Veritas__Rooms__SendSeconds"] = "2",
            ["Veritas__Monitor__FramesPerSecond"] = "10000",
            // Logs the start of a shutdown, for which tests wait.
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        };

    public async ValueTask InitializeAsync()
    {
        _home = Directory.CreateTempSubdirectory("veritas-faults-");
        Postgres = await PrivatePostgres.StartAsync(PostgresHome ?? NewHome("postgres"));
        Site = await Installation.Site.StartAsync(Postgres.ConnectionString, ServerSettings);
        // A separate pool, which is cleared after each fault because its connections are broken.
        _database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Postgres.ConnectionString)
            {
                MaxPoolSize = 10,
                Timeout = 60,
                CommandTimeout = 120,
            }
        );
        Teacher = await Api.TeacherAsync("teacher@example.org", "Grace Example");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Settings.Attempts),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => _students[i] = await Api.StudentAsync($"student{i}@example.org", "Ada Example")
        );
    }

    /// <summary>Creates a folder for PostgreSQL that every user can traverse.</summary>
    public static string NewHome(string name) =>
        Directory
            .CreateDirectory(Path.Combine(Path.GetTempPath(), $"veritas-faults-{name}-{Guid.NewGuid():N}"[..40]))
            .FullName;

    /// <summary>Creates an exam that every student starts. No events are produced yet.</summary>
    /// <param name="title">Title of the exam.</param>
    /// <param name="seed">Seed of the students' events.</param>
    /// <param name="through">Addresses for the clients; null for those of the installation.</param>
    public async Task<ExamLoad> LoadAsync(string title, int seed, IReadOnlyList<Uri>? through = null)
    {
        var exam = await ExamApi.ExamAsync(Teacher, title, ExamLoad.Policy);
        return await LoadAsync(exam, seed, through);
    }

    /// <summary>The same for an existing exam.</summary>
    public async Task<ExamLoad> LoadAsync(Guid exam, int seed, IReadOnlyList<Uri>? through = null)
    {
        var clients = new LoadClient[Settings.Attempts];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, clients.Length),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) =>
            {
                var (attempt, ticket) = await ExamApi.StartAsync(_students[i], exam);
                clients[i] = new LoadClient(
                    new EventLog(attempt, ticket, seed + i),
                    $"client-{i}",
                    new Random(seed + i)
                )
                {
                    Addresses = through ?? Site.Addresses,
                };
            }
        );
        var token = Teacher.DefaultRequestHeaders.Authorization!.Parameter!;
        return new ExamLoad(exam, new TeacherPage(Site.Addresses, token, exam), clients);
    }

    /// <summary>Submits all attempts.</summary>
    public Task SubmitAsync(ExamLoad load) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, load.Clients.Count),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, cancel) =>
                await ExamApi.Must(
                    await _students[i]
                        .PostAsJsonAsync($"/student/attempts/{load.Clients[i].Log.Attempt}/submit", new { }, cancel)
                )
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var student in _students.Values)
        {
            student.Dispose();
        }

        Teacher?.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (Site is not null)
        {
            await Site.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        _home?.Delete(recursive: true);
    }
}
