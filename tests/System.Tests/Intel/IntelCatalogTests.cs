using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansSec.Detection.Intel;
using OrleansSec.Silo.Intel;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Intel;

/// <summary>Lists from files, folders and URLs.</summary>
public sealed class IntelCatalogTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly MmdbPlaces _places = new([]);
    private readonly IntelFeed _feed = new();
    private readonly IntelOptions _options = new() { MaxBytes = 1000, Timeout = TimeSpan.FromSeconds(5) };
    private readonly IntelDownload _download;
    private readonly IntelCatalog _catalog;

    public IntelCatalogTests()
    {
        _download = new IntelDownload(_folder["copies"], _options);
        _catalog = new IntelCatalog(Options.Create(_options), _feed, _download, _places, TimeProvider.System, NullLogger<IntelCatalog>.Instance);
    }

    public void Dispose()
    {
        _download.Dispose();
        _places.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Goes_on_with_the_other_files_of_a_folder_when_one_is_broken()
    {
        Drop("lists/good.txt", "203.0.113.7\n");
        Drop("lists/broken.json", "{");
        Drop("lists/README.md", "no list");
        Use(_folder["lists"]);

        await _catalog.Refresh(TestContext.Current.CancellationToken);

        Assert.True(Knows("203.0.113.7"));
        Assert.Equal(["broken True", "good False"], _catalog.Read().Lists.Select(l => $"{l.Name} {l.Problem is not null}"));
        Assert.Equal(1, _catalog.Read().Indicators);
    }

    [Fact]
    public async Task Keeps_the_last_good_content_of_a_file_that_breaks_or_vanishes()
    {
        Use(Drop("bad.json", """{"type":"indicator","pattern":"[ipv4-addr:value = '203.0.113.7']"}"""));
        await _catalog.Refresh(TestContext.Current.CancellationToken);
        Drop("bad.json", "{\"type\":");
        await _catalog.Refresh(TestContext.Current.CancellationToken);
        var broken = Assert.Single(_catalog.Read().Lists);
        File.Delete(_folder["bad.json"]);

        await _catalog.Refresh(TestContext.Current.CancellationToken);

        Assert.Contains("no valid JSON", broken.Problem, StringComparison.Ordinal);
        Assert.Equal("There is no such file.", Assert.Single(_catalog.Read().Lists).Problem);
        Assert.True(Knows("203.0.113.7"));
    }

    [Fact]
    public async Task Takes_a_changed_file_and_leaves_the_snapshot_when_nothing_has_changed()
    {
        Use(Drop("bad.txt", "203.0.113.7\n"));
        await _catalog.Refresh(TestContext.Current.CancellationToken);
        var first = _feed.Current;
        await _catalog.Refresh(TestContext.Current.CancellationToken);
        var same = _feed.Current;
        Drop("bad.txt", "203.0.113.77\n");

        await _catalog.Refresh(TestContext.Current.CancellationToken);

        Assert.Same(first, same);
        Assert.NotEqual(first.Fingerprint, _feed.Current.Fingerprint);
        Assert.Equal((false, true), (Knows("203.0.113.7"), Knows("203.0.113.77")));
    }

    [Theory]
    [InlineData("amazon-aws.netset", "context", true)]
    [InlineData("vpn-ipv4.netset", "context", true)]
    [InlineData("tor_exits.txt", "context", false)]
    [InlineData("warninglists/x.txt", "context", true)]
    [InlineData("ipsum.txt", "indicator", false)]
    [InlineData("emotet-c2.txt", "indicator", false)]
    public async Task Tells_by_its_name_what_a_list_is_for(string name, string kind, bool isShared)
    {
        Use(Drop(name, "203.0.113.7\n"));

        await _catalog.Refresh(TestContext.Current.CancellationToken);

        Assert.Equal(kind, Assert.Single(_catalog.Read().Lists).Kind);
        Assert.Equal(isShared, Assert.Single(_feed.Current.OfValue("x", "203.0.113.7")!).IsShared);
    }

    [Theory]
    [InlineData("context:", "context")]
    [InlineData("indicator:", "indicator")]
    public async Task Takes_the_operator_s_word_before_the_name(string prefix, string kind)
    {
        Use(prefix + Drop("amazon.txt", "203.0.113.7\n"));

        await _catalog.Refresh(TestContext.Current.CancellationToken);

        Assert.Equal(kind, Assert.Single(_catalog.Read().Lists).Kind);
    }

    [Fact]
    public async Task Asks_a_server_only_for_what_has_changed()
    {
        await using var server = await ListServer.Start();
        var asked = new List<string>();
        server.Answer = context =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            context.Response.Headers.ETag = "\"one\"";
            context.Response.StatusCode = asked[^1] == "\"one\"" ? 304 : 200;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync("203.0.113.7\n");
        };
        Use(server.Url);

        await _catalog.Refresh(TestContext.Current.CancellationToken);
        await _catalog.Refresh(TestContext.Current.CancellationToken);

        var list = Assert.Single(_catalog.Read().Lists);
        Assert.Equal(["", "\"one\""], asked);
        Assert.Equal(("bad", null, 1L), (list.Name, list.Problem, list.Entries));
        Assert.DoesNotContain("secret", list.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_last_good_download_whatever_the_server_does_next()
    {
        await using var server = await ListServer.Start();
        Use(server.Url);
        await _catalog.Refresh(TestContext.Current.CancellationToken);

        var problems = new List<string?>();
        foreach (var answer in new Func<HttpContext, Task>[]
        {
            context => Status(context, 500),
            context => context.Response.WriteAsync(new string('x', 2000)),
            context => Redirect(context, "file:///etc/passwd"),
            context => Redirect(context, context.Request.Path),
            context => context.Response.WriteAsync("<html>sorry</html>"),
        })
        {
            server.Answer = answer;
            await _catalog.Refresh(TestContext.Current.CancellationToken);
            problems.Add(Assert.Single(_catalog.Read().Lists).Problem);
        }

        Assert.Equal(
            ["The answer was 500.", "It is longer than 1000 bytes.", "It redirects to file:, which is not followed.", "It redirects more than 5 times."],
            problems[..4]);
        Assert.StartsWith("No line is an indicator", problems[4], StringComparison.Ordinal);
        Assert.True(Knows("203.0.113.7"));
    }

    [Fact]
    public async Task Gives_up_a_server_that_does_not_answer()
    {
        await using var server = await ListServer.Start();
        server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted); // Never answers; ends when the caller hangs up.
        _options.Timeout = TimeSpan.FromMilliseconds(100);
        Use(server.Url);

        await _catalog.Refresh(TestContext.Current.CancellationToken);

        Assert.StartsWith("No answer within", Assert.Single(_catalog.Read().Lists).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_with_the_copy_of_an_earlier_run()
    {
        await using var server = await ListServer.Start();
        Use(server.Url);
        await _catalog.Refresh(TestContext.Current.CancellationToken);
        var feed = new IntelFeed();

        new IntelCatalog(Options.Create(_options), feed, _download, _places, TimeProvider.System, NullLogger<IntelCatalog>.Instance).Load();

        Assert.NotNull(feed.Current.OfValue("x", "203.0.113.7"));
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Redirect(HttpContext context, string to)
    {
        context.Response.Headers.Location = to;
        return Status(context, 302);
    }

    private void Use(string source) => _options.Sources.Add(IntelSource.Parse(source));

    private string Drop(string name, string content)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return path;
    }

    private bool Knows(string address) => IpNumber.TryParse(address, out var number) && _feed.Current.Indicators.Find(number).IsHit;
}
