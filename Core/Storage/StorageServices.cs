using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Storage;

public static class StorageServices
{
    /// <summary>
    /// Lets the stores ask for the <see cref="Npgsql.NpgsqlDataSource"/>. The host does not dispose the database:
    /// whoever opened it does, after the host has stopped and the last row is written.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, VeritasDatabase database) =>
        services.AddSingleton(database).AddSingleton(database.DataSource);
}
