using System.Globalization;

namespace Veritas.Storage.Embedded;

/// <summary>
/// The user that the server runs as. PostgreSQL does not run as root, so when Veritas is started by root the server
/// runs as <c>postgres</c>, or as a system user <c>veritas</c> that Veritas creates; that user owns the data folder.
/// </summary>
internal sealed class ServerUser
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly string[] _prefix;

    private ServerUser(string? name, string[] prefix, TimeProvider time)
    {
        Name = name;
        _prefix = prefix;
        _time = time;
    }

    /// <summary>Null when the server runs as the same user as Veritas.</summary>
    public string? Name { get; }

    public static async Task<ServerUser> ForThisProcessAsync(TimeProvider time, CancellationToken cancel)
    {
        var self = new ServerUser(null, [], time);
        if (!Environment.IsPrivilegedProcess)
        {
            return self;
        }

        foreach (var name in (string[])["postgres", "veritas"])
        {
            if (await self.FindAsync(name, cancel) is { } found)
            {
                return found;
            }
        }

        var made = await self.RunAsync(
            ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "veritas"],
            cancel
        );
        return await self.FindAsync("veritas", cancel)
            ?? throw new DatabaseUnavailableException(
                "PostgreSQL does not run as root, and no user named postgres or veritas exists or can be created "
                    + $"({made.Errors.Trim()}). Create one with: useradd --system --user-group veritas"
            );
    }

    public Task<SubprocessResult> RunAsync(
        IReadOnlyList<string> command,
        CancellationToken cancel,
        TimeSpan? limit = null
    ) => Subprocess.RunAsync(Command(command), limit ?? Limit, _time, cancel);

    /// <summary>Wraps a command line so that it runs as this user.</summary>
    public IReadOnlyList<string> Command(IReadOnlyList<string> command) => [.. _prefix, .. command];

    /// <summary>Makes this user the owner of a folder and everything in it.</summary>
    public async Task OwnAsync(string path, CancellationToken cancel)
    {
        if (Name is null)
        {
            return;
        }

        // Runs as root, so without the wrapper. "name:" also sets the user's group.
        var done = await Subprocess.RunAsync(["chown", "-R", $"{Name}:", path], Limit, _time, cancel);
        if (!done.Succeeded)
        {
            throw new DatabaseUnavailableException($"{path} cannot be given to the user {Name}: {done.Errors.Trim()}");
        }
    }

    public async Task<bool> CanEnterAsync(string path, CancellationToken cancel) =>
        Name is null || (await RunAsync(["test", "-x", path], cancel)).Succeeded;

    private async Task<ServerUser?> FindAsync(string name, CancellationToken cancel)
    {
        var uid = await RunAsync(["id", "-u", name], cancel);
        var gid = await RunAsync(["id", "-g", name], cancel);
        if (!uid.Succeeded || !gid.Succeeded || int.Parse(uid.Output, CultureInfo.InvariantCulture) == 0)
        {
            return null;
        }

        string[][] ways =
        [
            ["setpriv", $"--reuid={uid.Output.Trim()}", $"--regid={gid.Output.Trim()}", "--clear-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["su", name, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"],
        ];
        var reasons = new List<string>();
        foreach (var way in ways)
        {
            var tried = await Subprocess.RunAsync([.. way, "true"], Limit, _time, cancel);
            if (tried.Succeeded)
            {
                return new ServerUser(name, way, _time);
            }
            reasons.Add($"{way[0]}: {tried.Errors.Trim()}");
        }

        throw new DatabaseUnavailableException(
            $"PostgreSQL does not run as root, and no program runs as the user {name} ({string.Join("; ", reasons)}). "
                + "Run Veritas as an ordinary user, or set ConnectionStrings__Veritas."
        );
    }
}
