using OrleansSec.Silo.Demo.Actions;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>Actions by name, with the request parameters that a table gives them.</summary>
internal static class ActionBook
{
    private static readonly string[] _reading =
        ["Get", "List", "Describe", "Lookup", "Head", "BatchGet", "Search", "Filter", "Scan", "Query", "AssumeRole", "Decrypt", "Select", "Generate", "Retrieve"];

    private static readonly HashSet<string> _data =
        ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Scan", "sqs:SendMessage", "sns:Publish", "s3:CopyObject", "s3:DeleteObjects", "s3:HeadObject", "lambda:Invoke"];

    private static readonly Dictionary<string, ApiAction> _known = Table();
    private static readonly Lock _lock = new();

    /// <summary>The action of a name such as <c>iam:GetRole</c>.</summary>
    public static ApiAction Of(string name)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(name, out var action))
            {
                _known.Add(name, action = Make(name, null, null));
            }

            return action;
        }
    }

    /// <summary>The action with other parameters than the usual.</summary>
    public static ApiAction Of(string name, string? request, string? response, string? extra)
    {
        var usual = Of(name);
        return request is null && response is null && extra is null ? usual : new ApiAction(usual.Service, usual.Name, usual.IsRead)
        {
            IsData = usual.IsData,
            Request = request is null ? usual.Request : Template.Part(request),
            Response = response is null ? usual.Response : Template.Part(response),
            Extra = extra is null ? usual.Extra : Template.Part(extra),
            Resources = usual.Resources,
        };
    }

    private static ApiAction Make(string name, string? request, string? response)
    {
        var (service, action) = (name[..name.IndexOf(':', StringComparison.Ordinal)], name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return new ApiAction(service, action, _reading.Any(r => action.StartsWith(r, StringComparison.Ordinal)))
        {
            IsData = _data.Contains(name),
            Request = Template.Part(request),
            Response = Template.Part(response),
        };
    }

    private static Dictionary<string, ApiAction> Table()
    {
        ApiAction[] own =
        [
            S3Actions.ListBuckets, S3Actions.GetBucketAcl, S3Actions.GetBucketPolicy, S3Actions.GetBucketEncryption, S3Actions.GetBucketVersioning,
            S3Actions.GetBucketPublicAccessBlock, S3Actions.ListObjects, S3Actions.GetObject, S3Actions.PutObject, S3Actions.DeleteObject,
            StsActions.AssumeRole, StsActions.AssumeRoleWithWebIdentity, StsActions.GetCallerIdentity, StsActions.ConsoleLogin,
            KmsActions.Decrypt, KmsActions.GenerateDataKey,
        ];
        var table = own.ToDictionary(a => $"{a.Service}:{a.Name}", StringComparer.Ordinal);
        foreach (var line in Resource.Lines("Organisation.actions.txt"))
        {
            var name = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            var parts = line[(name.Length + 1)..].Split(" => ");
            table.Add(name, Make(name, parts[0], parts.Length > 1 ? parts[1] : null));
        }

        return table;
    }
}
