namespace Veritas.WebHost.Http;

/// <summary>A body as the OpenAPI document shows it.</summary>
/// <param name="json">One that the route would take.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExampleAttribute(string json) : Attribute
{
    public string Json => json;
}
