using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Storage;

public static class StorageServices
{
    /// <summary>
    /// Registers the <see cref="Npgsql.NpgsqlDataSource"/> for the stores. The host does not dispose the database; the
    /// code that opened it does, after the host has stopped and the last row is written.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, VeritasDatabase database) =>
        services.AddSingleton(database).AddSingleton(database.DataSource);
}
