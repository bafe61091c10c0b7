using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Veritas.WebHost.Http;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and its pages at <c>/docs</c>.</summary>
internal static partial class OpenApi
{
    private const string Refusal =
        """{"title":"Not possible in the current state","status":409,"detail":"There is an account with this e-mail address.","code":"email_taken"}""";

    public static IServiceCollection AddVeritasOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
                options
                    .AddOperationTransformer(IdempotencyHeader)
                    .AddOperationTransformer(IfMatchHeader)
                    .AddOperationTransformer(Refusals)
                    .AddOperationTransformer(FileExamples.Add)
                    .AddSchemaTransformer(Examples)
                    .AddSchemaTransformer(Times)
                    .AddDocumentTransformer(
                        (document, _, _) =>
                        {
                            document.Info.Title = "Veritas";
                            document.Info.Version = "1";
                            document.Info.Description =
                                "Live exam proctoring. Errors are application/problem+json with a stable code.";
                            document.Servers?.Clear();
                            return Task.CompletedTask;
                        }
                    )
                    .AddDocumentTransformer(AnswerExamples.AddAsync)
                    .AddDocumentTransformer(OneLineDescriptions)
        );

    /// <summary>Removes the line breaks of doc comments from descriptions.</summary>
    private static Task OneLineDescriptions(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancel
    )
    {
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
        {
            foreach (var property in schema.Properties?.Values ?? [])
            {
                if (property.Description is { } text && LineBreak().IsMatch(text))
                {
                    property.Description = LineBreak().Replace(text, " ");
                }
            }
        }

        return Task.CompletedTask;
    }

    private static Task IdempotencyHeader(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesIdempotencyKey>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = Idempotency.Header,
                    In = ParameterLocation.Header,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                    Description =
                        "The same request with the same key, sent again within a day, creates nothing and returns "
                        + "the first response.",
                }
            );
        }

        return Task.CompletedTask;
    }

    private static Task IfMatchHeader(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesIfMatch>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = "If-Match",
                    In = ParameterLocation.Header,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Description =
                        "The ETag that was read: 412 if it is stale, 400 if the header is missing. * matches any "
                        + "version.",
                }
            );
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The problem response of every route. The doc comments of the services and grain interfaces list the codes.
    /// </summary>
    private static Task Refusals(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd(
            "default",
            new OpenApiResponse
            {
                Description = "The request was refused and changed nothing.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Example = JsonNode.Parse(Refusal) },
                },
            }
        );
        return Task.CompletedTask;
    }

    private static Task Examples(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancel
    )
    {
        if (context.JsonTypeInfo.Type.GetCustomAttribute<ExampleAttribute>() is { } example)
        {
            schema.Examples = [JsonNode.Parse(example.Json)!];
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Declares times as strings, because the schema generator cannot see the output of their converter.
    /// </summary>
    private static Task Times(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
        {
            schema.Format = "date-time";
            // Query parameters are omitted rather than null.
            schema.Type =
                type == typeof(DateTimeOffset) || context.ParameterDescription?.Source == BindingSource.Query
                    ? JsonSchemaType.String
                    : JsonSchemaType.String | JsonSchemaType.Null;
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

    [GeneratedRegex(@"\s*\n\s+")]
    private static partial Regex LineBreak();
}
