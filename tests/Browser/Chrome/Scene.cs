using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Chrome;

/// <summary>
/// One test's windows. Pictures of all of them land in <c>artifacts/browser/&lt;scene&gt;/</c>; a failure is told with
/// the last pictures and what the server has written.
/// </summary>
public sealed class Scene : IDisposable
{
    private const int LastLines = 60;
    private readonly LiveServer _server;
    private readonly string _folder;
    private readonly List<Chromium> _windows = [];
    private readonly List<string> _pictures = [];
    private int _step;

    public Scene(LiveServer server, string name)
    {
        _server = server;
        _folder = Path.Combine(ServerProcess.RepositoryRoot(), "artifacts", "browser", name);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        Directory.CreateDirectory(_folder);
    }

    /// <summary>A window whose picture is taken at every step.</summary>
    public Chromium Open(string name, int width = 1280, int height = 900)
    {
        var window = Chromium.Open(name, width, height);
        _windows.Add(window);
        return window;
    }

    /// <summary>Takes a picture of every window.</summary>
    public void Picture(string step)
    {
        _step++;
        foreach (var window in _windows)
        {
            var file = $"{_step:00}-{step}-{window.Name}.png";
            window.Picture(Path.Combine(_folder, file));
            _pictures.Add(file);
        }
    }

    /// <summary>Plays it; a failure carries what is needed to understand it.</summary>
    public async Task PlayAsync(Func<Task> play)
    {
        try
        {
            await play();
        }
        catch (Exception e)
        {
            var seen = TryPicture();
            var log = string.Join('\n', _server.Process.Log.Split('\n').TakeLast(LastLines));
            Assert.Fail(
                $"{e.Message}\n\nPictures in {Path.GetRelativePath(ServerProcess.RepositoryRoot(), _folder)}: "
                    + $"{seen}\n\nThe server wrote:\n{log}\n\n{e.StackTrace}"
            );
        }
    }

    public void Dispose() => _windows.ForEach(window => window.Dispose());

    private string TryPicture()
    {
        try
        {
            Picture("failed");
        }
        catch (OpenQA.Selenium.WebDriverException e)
        {
            _pictures.Add($"none at the end ({e.Message})");
        }

        return string.Join(", ", _pictures);
    }
}
