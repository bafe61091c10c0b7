using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Veritas.WebHost.Rooms;

/// <summary>A problem as a hub exception, whose message is JSON: <c>{code, detail}</c>.</summary>
internal static class HubRefusal
{
    /// <summary>For calls whose connection has ended.</summary>
    public static HubException Gone =>
        Of(new Problem(ProblemKind.Unavailable, "connection_closed", "The connection has ended."));

    public static HubException Of(Problem problem) =>
        new(JsonSerializer.Serialize(new { problem.Code, problem.Detail }, VeritasJson.Options));

    public static HubException Invalid(string name, string mustBe) =>
        Of(new Problem(ProblemKind.Invalid, "argument_invalid", $"{name} must be {mustBe}."));

    public static T OrThrow<T>(this Result<T> result)
        where T : notnull => result.Ok ? result.Value : throw Of(result.Problem);
}
