using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Chrome;

/// <summary>The pages are built by a tool of their own, which a plain <c>dotnet build</c> does not run.</summary>
internal static class BuiltPages
{
    public static void Require()
    {
        var index = Path.Combine(ServerProcess.RepositoryRoot(), "WebHost", "wwwroot", "index.html");
        Assert.True(
            File.Exists(index),
            "The pages are not built (WebHost/wwwroot/index.html is missing): run ./veritas setup."
        );
    }
}
