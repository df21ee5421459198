using System.Text.Json;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>One AWS API action: what its record says besides who called, from where and when.</summary>
internal sealed class ApiAction
{
    /// <summary>Declares an action.</summary>
    /// <param name="service">The service's prefix, such as <c>s3</c>.</param>
    /// <param name="name">The event name.</param>
    /// <param name="isRead">Whether it changes nothing.</param>
    /// <param name="parameter">The request parameter that names the target, where that is all there is to say.</param>
    public ApiAction(string service, string name, bool isRead, string? parameter = null)
    {
        (Service, Name, IsRead) = (service, name, isRead);
        Source = JsonEncodedText.Encode(service + ".amazonaws.com");
        EncodedName = JsonEncodedText.Encode(name);
        Request = parameter is null ? null : Parameter(parameter);
    }

    public string Service { get; }

    public string Name { get; }

    public bool IsRead { get; }

    public JsonEncodedText Source { get; }

    public JsonEncodedText EncodedName { get; }

    /// <summary>Logged only where data events are on.</summary>
    public bool IsData { get; init; }

    /// <summary>A service without regions, logged in us-east-1.</summary>
    public bool IsGlobal => Service is "iam" or "signin";

    /// <summary>A sign-in, which is not an API call.</summary>
    public bool IsSignIn => Service == "signin";

    /// <summary>Members of <c>requestParameters</c>; null writes null.</summary>
    public CallPart? Request { get; init; }

    /// <summary>Members of <c>responseElements</c>; null writes null.</summary>
    public CallPart? Response { get; init; }

    /// <summary>Members of <c>additionalEventData</c>; null leaves it out.</summary>
    public CallPart? Extra { get; init; }

    /// <summary>Items of <c>resources</c>; null leaves it out.</summary>
    public CallPart? Resources { get; init; }

    private static CallPart Parameter(string name)
    {
        var encoded = JsonEncodedText.Encode(name);
        return (json, call, _) => json.WriteString(encoded, call.Target);
    }
}
