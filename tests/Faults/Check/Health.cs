using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Tests.Faults.Check;

/// <summary>The health of an installation.</summary>
public static class Health
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Waits until every web host reports this status.</summary>
    public static Task UntilAsync(Stage stage, string status, string database) =>
        Waiting.UntilAsync(
            $"/health says {status} with the database {database}",
            async () =>
            {
                foreach (var address in stage.Site.Addresses)
                {
                    if (
                        await ReadAsync(address) is not { } health
                        || health.GetProperty("status").GetString() != status
                        || health.GetProperty("checks").GetProperty("database").GetString() != database
                    )
                    {
                        return false;
                    }
                }

                return true;
            }
        );

    /// <summary>The health response, whatever its status code; null if there is no response.</summary>
    public static async Task<JsonElement?> ReadAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = Limit };
        try
        {
            using var answer = await http.GetAsync("/health");
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
