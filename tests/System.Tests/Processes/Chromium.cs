using Microsoft.Playwright;

namespace OrleansSec.System.Tests.Processes;

/// <summary>The Chromium that the machine has, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; }

    public static async Task<Chromium> Start()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
        return new Chromium(playwright, browser);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Find() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
            .SelectMany(folder => _names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("There is no Chromium on PATH. ./test.sh installs it; or name one in CHROMIUM.");
}
