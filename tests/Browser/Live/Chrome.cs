using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Live;

/// <summary>A headless Chromium of its own profile. Debian's packages, or what VERITAS_CHROMIUM and VERITAS_CHROMEDRIVER name.</summary>
public sealed class Chrome : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("veritas-chrome-");
    private readonly ChromeDriverService _service;

    public Chrome(string name, int width = 1_280, int height = 900, bool dark = false)
    {
        Name = name;
        var driver = Find("VERITAS_CHROMEDRIVER", "/usr/bin/chromedriver", "/usr/local/bin/chromedriver", "/opt/homebrew/bin/chromedriver");
        _service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(driver), Path.GetFileName(driver));
        var options = new ChromeOptions
        {
            BinaryLocation = Find("VERITAS_CHROMIUM", "/usr/bin/chromium", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={_profile.FullName}",
            $"--window-size={width},{height}", $"--screen-info={{{width}x{height}}}", dark ? "--force-dark-mode" : "--lang=en");
        Driver = new ChromeDriver(_service, options, TimeSpan.FromSeconds(60));
    }

    public string Name { get; }

    public ChromeDriver Driver { get; }

    /// <summary>The element of that test id, once it is there.</summary>
    public IWebElement Get(string testId) => Until($"{testId} is there", () => Driver.FindElements(By.CssSelector($"[data-testid='{testId}']")).FirstOrDefault(e => e.Displayed));

    /// <summary>Polls until there is an answer; the message says what was waited for.</summary>
    public T Until<T>(string what, Func<T?> look)
        where T : class
    {
        var wait = new WebDriverWait(Driver, Limit) { PollingInterval = TimeSpan.FromMilliseconds(100), Message = $"{Name}: waited for: {what}; at {Driver.Url}" };
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException), typeof(NoSuchElementException), typeof(ElementClickInterceptedException));
        return wait.Until(_ => look())!;
    }

    /// <summary>Polls until it is so.</summary>
    public void Until(string what, Func<bool> look) => Until(what, () => look() ? this : null);

    /// <summary>Clicks once it can be clicked.</summary>
    public void Click(string testId) => Until($"{testId} can be clicked", () =>
    {
        Get(testId).Click();
        return this;
    });

    /// <summary>Scrolls to it, clear of the header that stays.</summary>
    public void ToMiddle(IWebElement element) => Driver.ExecuteScript("arguments[0].scrollIntoView({ block: 'center' })", element);

    /// <summary>Lands in artifacts/, for people to look at.</summary>
    public void Picture(string step)
    {
        var folder = Directory.CreateDirectory(Path.Combine(ServerProcess.RepositoryRoot(), "artifacts"));
        Driver.GetScreenshot().SaveAsFile(Path.Combine(folder.FullName, $"{step}-{Name}.png"));
    }

    public void Dispose()
    {
        Driver.Quit();
        _service.Dispose();
        _profile.Delete(recursive: true);
    }

    private static string Find(string variable, params string[] places) =>
        Environment.GetEnvironmentVariable(variable) ?? Array.Find(places, File.Exists)
        ?? throw new InvalidOperationException($"Not found: {string.Join(", ", places)}. Run ./veritas setup, or set {variable}.");
}
