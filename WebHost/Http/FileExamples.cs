using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Veritas.WebHost.Http;

/// <summary>Examples of uploaded files, which have no type for an <see cref="ExampleAttribute"/>.</summary>
internal static class FileExamples
{
    /// <summary>Examples by route name and content type.</summary>
    private static readonly Dictionary<(string, string), string> Files = new()
    {
        [("ImportQuestions", "text/plain")] = "::Product:: What is 6 times 7? {#42:0}\n",
        [("ImportMembers", "text/csv")] = "email\nada@example.org\n",
        [("ImportAssessments", "text/csv")] =
            "email,title,kind,points,max_points,held_on\nada@example.org,Lab report 3,practical,17.5,20,2030-05-31\n",
        [("ImportOutcomes", "text/csv")] = "email,term,left,observed_on\nada@example.org,2029/30,false,2030-01-31\n",
    };

    public static Task Add(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (Files.TryGetValue((operation.OperationId ?? "", type), out var file))
            {
                content.Example = JsonValue.Create(file);
            }
        }

        return Task.CompletedTask;
    }
}
