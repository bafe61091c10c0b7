using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Veritas.WebHost.Http;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and its pages at <c>/docs</c>.</summary>
internal static class OpenApi
{
    public static IServiceCollection AddVeritasOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options => options
        .AddSchemaTransformer(Examples)
        .AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Veritas";
            document.Info.Version = "1";
            document.Info.Description = "Live exam proctoring. Errors are application/problem+json with a stable code.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));

    private static Task Examples(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type.GetCustomAttribute<ExampleAttribute>() is { } example)
        {
            schema.Examples = [JsonNode.Parse(example.Json)!];
        }

        return Task.CompletedTask;
    }

    public static void MapVeritasOpenApi(this WebApplication app)
    {
        app.WithPermissions().MapOpenApi("/openapi/v1.json");
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.SwaggerEndpoint("/openapi/v1.json", "Veritas");
        });
    }
}
