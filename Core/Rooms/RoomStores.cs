using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Rooms;

public static class RoomStores
{
    public static IServiceCollection AddRoomStores(this IServiceCollection services) =>
        services.AddSingleton<RoomStore>();
}
