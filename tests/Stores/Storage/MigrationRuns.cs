using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

/// <summary>Applies files of a test to its database, as a starting process does.</summary>
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
