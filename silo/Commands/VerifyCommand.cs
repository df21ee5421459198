using System.CommandLine;
using System.Text.Json;
using Amazon.Runtime;
using OrleansSec.Detection.Integrity;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.Digests;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec verify</c>: holds a copy of a trail's bucket against CloudTrail's digests in it.</summary>
internal static class VerifyCommand
{
    private const int Broken = 2;
    private const int MostText = 2000;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "Folder with a copy of a trail's bucket, as `aws s3 sync` makes it: AWSLogs/... with CloudTrail and CloudTrail-Digest.",
        };
        var keys = AwsCommandOptions.DigestKeysOption();
        var command = new Command("verify", "Hold logs against CloudTrail's digests of them. Exit code 2 if anything is not as it was delivered.") { path, keys };
        command.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Run(parsed.GetRequiredValue(path), parsed.GetValue(keys), cancellation)));
        return command;
    }

    private static async Task<int> Run(string path, string? keyFile, CancellationToken cancellation)
    {
        if (!Directory.Exists(path) || (keyFile is not null && !File.Exists(keyFile)))
        {
            await Console.Error.WriteLineAsync($"orleanssec: {(Directory.Exists(path) ? $"--digest-keys {keyFile}: there is no such file" : $"{path} is no folder")}.");
            return CommonOptions.BadArguments;
        }

        var folder = await FolderDigests.Below(path, cancellation);
        if (folder.Digests.Count == 0)
        {
            await Console.Error.WriteLineAsync($"orleanssec: there is no digest below {path}. Copy the whole of AWSLogs, with CloudTrail-Digest.");
            return CommonOptions.BadArguments;
        }

        try
        {
            return await Verify(folder, new DigestKeys(keyFile, new AwsAccess(null, null, null), TimeProvider.System), cancellation);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or JsonException)
        {
            await Console.Error.WriteLineAsync($"orleanssec: CloudTrail's public keys cannot be had: {AwsTrouble.Text(failure)} Give them by --digest-keys FILE.");
            return CommonOptions.BadArguments;
        }
    }

    private static async Task<int> Verify(FolderDigests folder, DigestKeys keys, CancellationToken cancellation)
    {
        var check = new DigestCheck(folder, keys);
        var (logs, unsigned, breaks) = (0, 0, 0);
        foreach (var place in folder.Digests)
        {
            var verdict = await check.Verify(place, cancellation);
            logs += verdict.Digest?.Logs.Count ?? 0;
            unsigned += verdict.IsUnsigned ? 1 : 0;
            foreach (var broken in verdict.Breaks.Where(b => b.Kind != LogBreakKind.ChainBroken || !folder.IsFirst(place)))
            {
                breaks++;
                await Console.Out.WriteLineAsync(Text.OneLine(broken.Text, MostText));
            }
        }

        await Console.Out.WriteLineAsync(
            $"Digests: {folder.Digests.Count}. Log files: {logs}. Breaks: {breaks}. Digests without a successor here that tells their signature: {unsigned}.");
        return breaks == 0 ? CommonOptions.Ok : Broken;
    }
}
