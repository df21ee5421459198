using System.Diagnostics;

namespace OrleansSec.System.Tests.Processes;

/// <summary>A temporary folder of one test.</summary>
internal sealed class Folder : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("orleanssec-test-").FullName;

    /// <summary>The full path of something in it.</summary>
    public string this[string name] => global::System.IO.Path.Combine(Path, name);

    /// <summary>Moves a file into place when it is complete, as log shippers do.</summary>
    public string Drop(string name, byte[] content)
    {
        var path = this[name];
        Directory.CreateDirectory(global::System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", content);
        File.Move(path + ".part", path);
        return path;
    }

    /// <summary>Changes who may read something in it, as <c>chmod</c> does.</summary>
    public Task ChangeMode(string mode, string name) => Cli.Run(new ProcessStartInfo("chmod", [mode, this[name]])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    });

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
