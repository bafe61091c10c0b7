using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

/// <summary>Applies a test's migration files to its database, as at the start of a process.</summary>
internal static class MigrationRuns
{
    public static Task<int> ApplyAsync(
        this TestDatabase database,
        ImmutableArray<Migration> numbered,
        params ImmutableArray<RepeatableMigration> repeatable
    ) => database.ApplyAsync(new MigrationFiles(numbered, repeatable));

    public static Task<int> ApplyAsync(
        this TestDatabase database,
        MigrationFiles files,
        TimeProvider? time = null,
        CancellationToken cancel = default
    ) =>
        new Migrations(files, time ?? TimeProvider.System, NullLogger.Instance).ApplyAsync(database.DataSource, cancel);
}
