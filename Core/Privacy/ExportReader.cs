using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>A row of an export, and its place in its section.</summary>
internal sealed record ExportedRow(string Place, RawJson Row);

/// <summary>Reads sections page by page.</summary>
internal sealed class ExportReader(NpgsqlDataSource database)
{
    /// <summary>The rows of one page; fewer than <see cref="ExportSection.Most"/>: that was all.</summary>
    public Task<ImmutableArray<ExportedRow>> ReadAsync(ExportSection section, Guid userId, string place, DateTimeOffset now, CancellationToken cancel)
    {
        var command = database.Statement(section.Sql, userId, place.Length > 0 ? place : section.Start, section.Most);
        if (section.Sql.Contains("$4", StringComparison.Ordinal))
        {
            command.Parameters.Add(new() { Value = now.UtcDateTime });
        }

        return command.ListAsync(r => new ExportedRow(r.GetString(0), new RawJson(r.GetString(1))), cancel);
    }
}
