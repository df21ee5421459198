using System.IO.Compression;
using System.Security.Cryptography;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>The content of an object, inflated if it is gzip. Leaves the object open.</summary>
internal static class Inflated
{
    private const int MostBytes = 64 << 20;

    /// <summary>SHA-256 of the content, hexadecimal. Throws <see cref="InvalidDataException"/> for damaged gzip.</summary>
    public static async Task<string> Hash(Stream stream, CancellationToken cancellation)
    {
        if (!await IsGzip(stream, cancellation))
        {
            return await Raw(stream, cancellation);
        }

        await using var inflater = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        return await Raw(inflater, cancellation);
    }

    /// <summary>SHA-256 of the bytes as they are, hexadecimal.</summary>
    public static async Task<string> Raw(Stream stream, CancellationToken cancellation) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));

    /// <summary>The content. Throws <see cref="InvalidDataException"/> for damaged gzip, and for more than a digest can have.</summary>
    public static async Task<byte[]> Read(Stream stream, CancellationToken cancellation)
    {
        if (!await IsGzip(stream, cancellation))
        {
            return await Copy(stream, cancellation);
        }

        await using var inflater = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        return await Copy(inflater, cancellation);
    }

    private static async Task<bool> IsGzip(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[2];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        stream.Position = 0;
        return length == 2 && head[0] == 0x1f && head[1] == 0x8b;
    }

    private static async Task<byte[]> Copy(Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await content.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (bytes.Length > MostBytes)
            {
                throw new InvalidDataException("It is larger than any digest.");
            }
        }

        return bytes.ToArray();
    }
}
