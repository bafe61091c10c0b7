using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Rooms;

public static class RoomServices
{
    public static IServiceCollection AddRooms(this IServiceCollection services) => services.AddSingleton<RoomStore>();
}
