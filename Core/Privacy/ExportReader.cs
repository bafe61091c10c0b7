using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>A row of an export, and its place in its section.</summary>
internal sealed record ExportedRow(string Place, RawJson Row);

/// <summary>Reads sections page by page.</summary>
internal sealed class ExportReader(NpgsqlDataSource database)
{
    /// <summary>
    /// One page after that place, or after the start when it is empty; the last one has fewer rows than
    /// <see cref="ExportSection.Most"/>.
    /// </summary>
    public Task<ImmutableArray<ExportedRow>> ReadAsync(
        ExportSection section,
        Guid userId,
        string place,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var values = new
        {
            userId,
            place = place.Length > 0 ? place : section.Start,
            limit = section.Most,
            now,
        };
        return database.Command(section.Sql, values).ListAsync<ExportedRow>(cancel);
    }
}
