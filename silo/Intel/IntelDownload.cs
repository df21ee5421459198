using System.Net;
using System.Net.Http.Headers;

namespace OrleansSec.Silo.Intel;

/// <summary>
/// Gets documents from URLs, asks only for what has changed, and keeps the last good copy on disk. Follows
/// redirections to http and https only, and refuses what is too long.
/// </summary>
internal sealed class IntelDownload(string folder, IntelOptions options) : IDisposable
{
    private const int MostRedirects = 5;

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The copy on disk, whether there is one yet or not.</summary>
    public string Copy(IntelDocument document) => Path.Combine(folder, document.Key + ".copy");

    /// <summary>
    /// Brings the copy up to date. Answers why that could not be done, null if it was; the copy stays as it was then.
    /// </summary>
    public async Task<string?> Refresh(IntelDocument document, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            Directory.CreateDirectory(folder);
            return await Get(document, document.Url!, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"No answer within {options.Timeout.TotalSeconds:F0} s.";
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<string?> Get(IntelDocument document, Uri url, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            Condition(request, document);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.StatusCode == HttpStatusCode.NotModified)
            {
                return null;
            }

            if (answer.Headers.Location is { } next && (int)answer.StatusCode is >= 300 and < 400)
            {
                url = new Uri(url, next);
                if (url.Scheme is not ("http" or "https"))
                {
                    return $"It redirects to {url.Scheme}:, which is not followed.";
                }

                continue;
            }

            return answer.IsSuccessStatusCode ? await Keep(document, answer, cancellation) : $"The answer was {(int)answer.StatusCode}.";
        }

        return $"It redirects more than {MostRedirects} times.";
    }

    private async Task<string?> Keep(IntelDocument document, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var copy = Copy(document);
        var part = copy + ".part";
        await using (var file = File.Create(part))
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
            var buffer = new byte[1 << 16];
            while (await body.ReadAsync(buffer, cancellation) is var length and > 0)
            {
                await file.WriteAsync(buffer.AsMemory(0, length), cancellation);
                if (file.Length > options.MaxBytes)
                {
                    return $"It is longer than {options.MaxBytes} bytes.";
                }
            }
        }

        // The tags go first and the new ones come last: a crash between leaves a copy that is asked for again in full.
        File.Delete(Tags(document));
        File.Move(part, copy, overwrite: true);
        await File.WriteAllLinesAsync(
            Tags(document),
            [answer.Headers.ETag?.ToString() ?? string.Empty, answer.Content.Headers.LastModified?.ToString("R") ?? string.Empty],
            cancellation);
        return null;
    }

    private void Condition(HttpRequestMessage request, IntelDocument document)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("orleanssec", null));
        if (!File.Exists(Tags(document)) || !File.Exists(Copy(document)) || File.ReadAllLines(Tags(document)) is not [var tag, var time, ..])
        {
            return;
        }

        if (tag.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (time.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", time);
        }
    }

    private string Tags(IntelDocument document) => Path.Combine(folder, document.Key + ".tags");
}
