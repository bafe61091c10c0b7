using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Server;

/// <summary>Veritas as a process of its own over a database of its own, and the people who use it.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    private ServerProcess? _process;
    private TestDatabase? _database;
    private string? _home;
    private int _people;

    public ServerProcess Process => _process!;

    public TestDatabase Database => _database!;

    public Uri Url => Process.Url;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _home = Directory.CreateTempSubdirectory("veritas-live-").FullName;
        _process = await ServerProcess.StartAsync(_database.ConnectionString, ExamApi.Settings(_home));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (_home is not null)
        {
            Directory.Delete(_home, recursive: true);
        }
    }

    /// <summary>A new student, signed in over HTTP.</summary>
    public async Task<Person> StudentAsync(string name)
    {
        var email = Email("student");
        return new Person(name, email, await new ExamApi(Url).StudentAsync(email, name));
    }

    /// <summary>A new teacher, signed in over HTTP.</summary>
    public async Task<Person> TeacherAsync(string name)
    {
        var email = Email("teacher");
        return new Person(name, email, await new ExamApi(Url).TeacherAsync(email, name));
    }

    private string Email(string role) => $"{role}{Interlocked.Increment(ref _people)}@example.org";
}

/// <summary>Somebody with an account; the client carries their access token.</summary>
public sealed record Person(string Name, string Email, HttpClient Http);
