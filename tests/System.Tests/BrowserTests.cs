using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using OrleansSec.System.Tests.Processes;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace OrleansSec.System.Tests;

public sealed class BrowserTests
{
    // Notes when an alert of an entity is on the page, by the machine's clock.
    private const string NoteArrivals =
        """
        () => {
          window.arrivals = {};
          const look = () => {
            for (const article of document.querySelectorAll('article')) {
              const probe = /probe-\d+x/.exec(article.textContent);
              if (probe) window.arrivals[probe[0]] ??= performance.timeOrigin + performance.now();
            }
          };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
          look();
        }
        """;

    [Fact]
    public async Task A_log_file_dropped_into_the_watched_folder_is_an_alert_on_screen()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        await using var chromium = await Chromium.Start();
        var page = await SignedIn(chromium, serve);
        await page.EvaluateAsync(NoteArrivals);

        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            folder.Drop($"logs/{i}.json", Log($"probe-{i}x"));
            var closed = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
            var arrived = await page.WaitForFunctionAsync($"() => window.arrivals['probe-{i}x']");
            waits.Add(await arrived.JsonValueAsync<double>() - closed);
        }

        // The first one pays for compiling the path; the bar itself (p50 under 500 ms) is a benchmark's, not a test's.
        var sorted = waits.Skip(1).Order().ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"file closed to alert in the page, ms: first {waits[0]:F0}, p50 {sorted[sorted.Length / 2]:F0}, max {sorted[^1]:F0}"));
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(12);
    }

    [Fact]
    public async Task An_alert_opens_with_its_reasons_and_evidence_and_leads_to_its_entity()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        await using var chromium = await Chromium.Start();
        var page = await SignedIn(chromium, serve);
        folder.Drop("logs/a.json", Log("probe-1"));

        await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByText("requestParameters").First).ToBeVisibleAsync();
        await Expect(page.GetByText("StopLogging").Filter(new() { Visible = true }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "probe-1" }).Last.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "probe-1" })).ToBeVisibleAsync();
        await Expect(page.GetByText("cloudtrail:StopLogging").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_feed_goes_on_after_the_server_was_away_without_gap_or_duplicate()
    {
        using var folder = new Folder();
        await using var chromium = await Chromium.Start();
        var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        var address = serve.Http.BaseAddress!.ToString().TrimEnd('/');
        var page = await SignedIn(chromium, serve);
        folder.Drop("logs/1.json", Log("probe-1"));
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);

        await serve.Kill();
        await serve.DisposeAsync();
        folder.Drop("logs/2.json", Log("probe-2"));
        await using var again = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]], url: address);
        folder.Drop("logs/3.json", Log("probe-3"));

        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3, new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task Hostile_event_fields_stay_text_on_the_page()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        await using var chromium = await Chromium.Start();
        var page = await SignedIn(chromium, serve);
        var dialogs = 0;
        page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };

        folder.Drop("logs/a.json", Log("<img src=x onerror=alert(1)>probe-1"));
        await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByText("requestParameters").First).ToBeVisibleAsync();

        Assert.Equal(0, dialogs);
        await Expect(page.Locator("img[src=x]")).ToHaveCountAsync(0);
    }

    private static async Task<IPage> SignedIn(Chromium chromium, ServeProcess serve)
    {
        var page = await chromium.Browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await page.GotoAsync(serve.SignIn.ToString());
        await Expect(page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();
        return page;
    }

    private static byte[] Log(string user) => Encoding.UTF8.GetBytes(
        $$$"""
        {"Records":[{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/{{{user}}}","accountId":"111122223333","userName":"{{{user}}}"},"eventTime":"2026-11-02T10:00:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15.0","eventID":"event of {{{user}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333","requestParameters":{"name":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/main"}}]}
        """);
}
