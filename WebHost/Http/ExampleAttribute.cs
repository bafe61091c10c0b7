namespace Veritas.WebHost.Http;

/// <summary>The example of a body in the OpenAPI document.</summary>
/// <param name="json">A valid body.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExampleAttribute(string json) : Attribute
{
    public string Json => json;
}
