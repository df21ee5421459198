using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace OrleansSec.Gateway.Console;

/// <summary>The built web console, from resources of an assembly. Empty where it was built without Node.js.</summary>
internal sealed class ConsoleFiles
{
    private const string ResourcePrefix = "console/";
    private const string HashedFolder = "assets/";

    private readonly FrozenDictionary<string, ConsoleFile> _files;

    private ConsoleFiles(FrozenDictionary<string, ConsoleFile> files) => _files = files;

    /// <summary>The page that everything starts from; null if the console was not built.</summary>
    public ConsoleFile? Index => Find("index.html");

    /// <summary>The files in the resources whose names start with <c>console/</c>.</summary>
    public static ConsoleFiles In(Assembly assembly)
    {
        var types = new FileExtensionContentTypeProvider();
        return new ConsoleFiles(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[ResourcePrefix.Length..].Replace('\\', '/'),
                name => Read(assembly, name, types),
                StringComparer.Ordinal));
    }

    /// <summary>The file at a path without leading slash, or null.</summary>
    public ConsoleFile? Find(string path) => _files.GetValueOrDefault(path);

    private static ConsoleFile Read(Assembly assembly, string name, FileExtensionContentTypeProvider types)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new ConsoleFile(
            content,
            types.TryGetContentType(name, out var type) ? type : "application/octet-stream",
            new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\""),
            name.Replace('\\', '/').StartsWith(ResourcePrefix + HashedFolder, StringComparison.Ordinal));
    }
}
