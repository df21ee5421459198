using System.Diagnostics;
using Xunit;

namespace OrleansSec.System.Tests.Processes;

/// <summary>A file system of 24 MiB in memory, which a test can fill up. Needs the right to mount; skips the test without.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    private string Filler => Path.Combine(_path, "filler");

    public static async Task<SmallDisk> Mount(string path)
    {
        Directory.CreateDirectory(path);
        var mount = await Cli.Run(Command("mount", "-t", "tmpfs", "-o", "size=24m", "none", path));
        Assert.SkipUnless(mount.Code == 0, $"This needs the right to mount a file system: {mount.Errors}");
        return new SmallDisk(path);
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        var block = new byte[4096];
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Filler);

    /// <inheritdoc/>
    public void Dispose()
    {
        using var process = Process.Start(Command("umount", "-l", _path));
        process?.WaitForExit();
    }

    private static ProcessStartInfo Command(string name, params IEnumerable<string> arguments) =>
        new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
}
