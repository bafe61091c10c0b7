using System.Text;
using System.Text.Json;

namespace Veritas.Tests.Hostile.Wire;

/// <summary>A response; status 0 if the server closed the connection without one.</summary>
public sealed record HttpAnswer(int Status, string Head, byte[] Body)
{
    public static readonly HttpAnswer Silence = new(0, "", []);

    public string Text => Encoding.UTF8.GetString(Body);

    public bool HasHeader(string name) => Head.Contains($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);

    public bool IsProblem => Head.Contains("application/problem+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The code of the problem; null if there is none.</summary>
    public string? Code
    {
        get
        {
            try
            {
                return IsProblem && JsonElement.Parse(Body).TryGetProperty("code", out var code)
                    ? code.GetString()
                    : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
