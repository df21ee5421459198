using System.Collections.Concurrent;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>The host name that a client called, kept because the same few are asked for again and again.</summary>
internal static class HostHeaders
{
    private static readonly ConcurrentDictionary<(string Service, string Region), string> _names = new();

    public static string Of(Call call) => call.Action.Service switch
    {
        "iam" => "iam.amazonaws.com",
        "signin" => "signin.aws.amazon.com",
        "s3" when call.Target.Length == 0 => "s3.amazonaws.com",
        var service => _names.GetOrAdd((service, call.Region), key => $"{key.Service}.{key.Region}.amazonaws.com"),
    };
}
